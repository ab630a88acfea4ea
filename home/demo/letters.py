"""What was sent to the demo's editors and waits for them: stories by form and by mail, and two that are doubtful."""

from dataclasses import dataclass

from home.demo import site

EVERYTHING = ("site", "letter", "print", "edits")


@dataclass(frozen=True)
class DemoPhoto:
    """A drawn photo as it was sent; ``after``: how many paragraphs stand before it, None where it was attached.

    has_place: whether the file says where it was taken, as phones write it.
    """

    scene: str
    palette: str
    orientation: str
    filename: str
    caption: str = ""
    after: int | None = None
    has_place: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return site.SIZES[self.orientation]


@dataclass(frozen=True)
class DemoLetter:
    """Something that came. Without a subject it came by the form, with one by mail.

    hours: how long ago; ticked: the boxes of the form; confirms: whether the sender proved the address;
    held_because: why the form's guard held it; ends: the lines below a mail's words; document: a file that
    nobody can read here. Where `told_by` is another, the mail is that person's, sent on with a `cover` note.
    is_story: False where an editor has set it aside; becomes: the state into which an editor has put it.
    """

    name: str
    address: str
    hours: float
    paragraphs: tuple[str, ...] = ()
    subject: str = ""
    title: str = ""
    printed_name: str = ""
    ticked: tuple[str, ...] = ()
    confirms: bool = True
    photos: tuple[DemoPhoto, ...] = ()
    ends: tuple[str, ...] = ()
    cover: tuple[str, ...] = ()
    told_by: tuple[str, str] | None = None
    document: str = ""
    held_because: tuple[str, ...] = ()
    is_story: bool = True
    becomes: str = ""


MARIBEL = DemoLetter(
    name="Maribel Osei",
    address="maribel.osei@example.org",
    hours=71,
    printed_name="Maribel O.",
    title="The top tier",
    ticked=(*EVERYTHING, "own_photo", "people_agreed"),
    paragraphs=(
        "The van would not start and the registrar would not wait, so I ran my sister’s wedding cake to the Corn "
        "Exchange. Not all of it. The two lower tiers had gone ahead the night before. What I had was the top one, "
        "in a box, on my two forearms, like something asleep.",
        "You find out what a road is made of. There are nine kerbs between our kitchen and the market and I had "
        "never met them. I took each one like a stair. A boy on a scooter rode in front and shouted, “Cake! Cake!” "
        "and, I promise you, the whole of Fuller Street stood back against the wall.",
        "At the railings I thought I would have to stop. My arms had gone past hurting into a kind of humming. Then "
        "a man I did not know came out of the barber’s with the cloth still round his neck, put one hand flat under "
        "the box, and trotted beside me to the corner with half his hair cut. He said, “I’ve a daughter,” as if that "
        "explained it. It did.",
        "One sugar rose had slid. She wore it in her hair. I have done the mile faster since, carrying nothing, and I "
        "could not tell you a single thing about it.",
    ),
    photos=(
        DemoPhoto("crossing", "rust", "wide", "IMG_2207.JPG", "Fuller Street, where they stood back.", 2, True),
        DemoPhoto("steps", "lamp", "tall", "IMG_2211.JPG", "The Corn Exchange. I did these last.", None, True),
    ),
)

GARETH = DemoLetter(
    name="Gareth Pike",
    address="gareth.pike@example.org",
    hours=118,
    printed_name="Joe, aged 8, and his dad",
    ticked=("site", "edits", "own_photo", "people_agreed", "guardian"),
    paragraphs=(
        "My son says I have to write that he ran all of it. He ran all of it. But he also stopped eleven times, and "
        "it is the stops I want to tell you about.",
        "It had rained in the night and the path round Pound Meadow was covered with worms that had come up and lost "
        "their way. Joe picked up the first one and carried it to the grass. Then he saw the second. By the bandstand "
        "we were last, behind a lady with two sticks, who wished us good morning.",
        "I said, mate, there are hundreds. He said, “I know, but there’s one here.” And off he went with it.",
        "He ran between worms. Really ran, arms and everything. When we got to the end the man with the clipboard had "
        "gone for his tea and left the flag in the ground. Joe touched it and looked at his hands and said that was "
        "twenty-six minutes and eleven worms. He has asked which of those is the record.",
    ),
    photos=(DemoPhoto("puddle", "moss", "wide", "joe-and-the-path.jpg", "Joe is the one in the boots.", 1),),
)

INES = DemoLetter(
    name="Ines Carvalho",
    address="ines.c@example.org",
    hours=6.4,
    printed_name="Ines",
    ticked=("site", "edits"),
    confirms=False,
    paragraphs=(
        "I work nights on the fourth floor. At ten past seven I change my shoes in the stairwell and run home, "
        "because if I sit down on the bus I will wake up in Marlow End with a stranger’s umbrella.",
        "It is exactly one mile to my door if you go by the canal. Everybody comes towards me. They have wet hair and "
        "toast. I am the only person in Hallin Bridge for whom it is yesterday.",
        "In March we lost somebody at five in the morning whom I had washed and talked to for nineteen nights. His "
        "wife got there at six. When I came out it was the first warm day. I ran with my lanyard on, and I had got as "
        "far as the lock before I noticed that I was reading every boat aloud. Kittiwake. Second Wind. Brenda. "
        "Mostly Afloat.",
        "I have no idea why it helped. I do it every day now, quietly, all fourteen of them, and then I can sleep.",
    ),
)

HAROLD = DemoLetter(
    name="Harold Mottram",
    address="h.mottram@example.org",
    hours=9 * 24 + 3,
    subject="My most important mile (I hope I am not too late)",
    paragraphs=(
        "My granddaughter has set this machine to large letters, so forgive me if I shout.",
        "In the winter of 1962 I had the upper round, which was eleven farms and a chapel. From the third of January "
        "nothing on wheels got past the smithy. The postmaster said the upper round could keep. I said that Mrs "
        "Tansley at Cold Garth had a son in Aden, and that he wrote on Thursdays.",
        "From the last gate to her door is a mile. The drift was level with the wall tops, so I walked on the wall. I "
        "am not a tall man and it was the only time in my life I have looked down on a cow. Where the wall gave out I "
        "went on hands and knees with the bag on my back, and where the snow would bear me I ran, because I could not "
        "feel my feet and it seemed wise to keep them busy.",
        "There was one letter. She read it standing in the porch while I held her lamp, and then she read me the part "
        "about the flies. She gave me an egg, boiled, one for each pocket. I ate the first at the gate. The second I "
        "carried all the way home for the warmth of it.",
    ),
    photos=(DemoPhoto("stile", "slate", "wide", "scan0003.jpg"),),
    ends=("Yours faithfully,", "", "-- ", "H. J. Mottram", "The Old Smithy, Upper Hallin", "(retired, 1994)"),
)

EMRYS = DemoLetter(
    name="Dilys Prosser",
    address="dilys.prosser@example.org",
    hours=44,
    subject="Fwd: what I told you on Sunday",
    confirms=False,
    told_by=("Emrys Prosser", "emrys@example.org"),
    cover=(
        "Hello,",
        "My uncle wrote this for me after I had pestered him. He does not do websites but says you may have it if you "
        "leave out the name of the dog. He is ninety-one.",
        "Dilys",
    ),
    paragraphs=(
        "Dear Dil, you asked which was the longest mile. It was the one from the jetty to the light, the night your "
        "aunt was born.",
        "Father kept the lamp and could not leave it, so it was I who was sent for Mrs Bevan, and it was I who had to "
        "bring her back along the breakwater with the tide making. I was eleven. She was a big woman in a good hat. "
        "We had one lantern and the dog.",
        "She would not run. She said she had walked to four hundred births and run to none. But halfway a sea came "
        "clean over and took the lantern out of my hand, and in the dark I felt her take hold of my collar, and then, "
        "Dil, we ran. The beam came round every ten seconds. We ran while it was light and stood while it was dark, "
        "like a game.",
        "When we reached the door she straightened her hat and said, “We shall say that we walked.” I have kept to it "
        "for eighty years, but she is past minding now.",
    ),
    ends=("", "Your loving uncle"),
)

YUSUF = DemoLetter(
    name="Yusuf Kaya",
    address="yusuf.kaya@example.org",
    hours=27,
    subject="a mile with bread",
    paragraphs=(
        "Every Friday I run behind my father’s van. It is not training. It is because the back door does not close.",
        "He drives at eleven miles an hour with his head out of the window. I hold the door with one hand and when he "
        "brakes I push the trays in with the other. From the oven to the kiosk is one mile. There are six stops, and "
        "at each of them I am given something: a coffee, a newspaper, once a kitten, which I gave back.",
        "Last year he said he would buy a new van in spring, with doors. I said good. In spring he said summer. I "
        "noticed that I had stopped asking. One Friday there was fog, so thick that I could see only the tail lamp "
        "and the loaves, and he was singing, as he does when he thinks that nobody hears. I know all his songs from "
        "behind. I do not know any from the front.",
        "The van went last week. The new one is very good. It shuts by itself. If you print this please do not tell "
        "him that I miss it.",
    ),
    photos=(DemoPhoto("kiosk", "lamp", "wide", "20261123_065512.jpg", after=2, has_place=True),),
    ends=("Yusuf", "", "Sent from my phone"),
)

INSOLES = DemoLetter(
    name="Brad Sterling",
    address="brad@peakstride.example",
    hours=20,
    printed_name="Brad S.",
    ticked=("site", "letter", "social", "print", "edits"),
    confirms=False,
    paragraphs=(
        "My most important mile was the mile I ran in PeakStride insoles. Before, my heels hurt. After one mile in "
        "PeakStride my heels did not hurt. Your readers can see for themselves at https://peakstride.example/milers.",
        "Use the code LAMPLIGHT for ten per cent off: https://peakstride.example/milers?code=LAMPLIGHT",
    ),
    held_because=(
        "A field that nobody can see was filled in, as programs do.",
        "The very same words came 4 times within a day.",
    ),
)

ANNELIESE = DemoLetter(
    name="Anneliese Vogt",
    address="anneliese.vogt@example.org",
    hours=31,
    subject="For your running stories",
    photos=(DemoPhoto("coast", "canal", "wide", "Strand.jpg", has_place=True),),
    document="Meine Meile.docx",
    confirms=False,
)

KEV = DemoLetter(
    name="Kev",
    address="kev.l@example.org",
    hours=52,
    subject="tuesday",
    paragraphs=(
        "Hi, is it still half six at the bandstand on Tuesdays or has that changed now it gets dark? Also can I bring "
        "my brother in law, he is quite slow but he has a good torch. Cheers",
    ),
    ends=("Kev",),
    confirms=False,
    is_story=False,
)

PATIENCE = DemoLetter(
    name="Patience Adeyemi",
    address="patience.adeyemi@example.org",
    hours=58,
    printed_name="Patience A.",
    title="A box with a slot",
    ticked=EVERYTHING,
    paragraphs=(
        "I have been a polling clerk at the Scout hut for eleven elections and I have run once. It was for the parish "
        "council. Nine hundred people may vote and a hundred and four had.",
        "At three minutes to ten Mr Loxley came in on his frame with his card in his teeth. He had walked from "
        "Pound Lane. He wrote his cross, and folded it, and then he sat down on the bench and said that his tablets "
        "were at home, and that he was not worried, and he was grey.",
        "The presiding officer may not leave the box. I may. It is a mile to Pound Lane and back, half each way, and "
        "I had court shoes, so I took them off. There was a light in every kitchen. I remember thinking that behind "
        "each of them were people who had not come out to vote, and how every one of them would have come out for "
        "this.",
        "He was eating a custard cream when I got back. He had the whole hut laughing. He won by six, the man he "
        "voted for. I am not allowed to know that, but he tells everybody.",
    ),
)

MAREK = DemoLetter(
    name="Marek Dusek",
    address="marek.dusek@example.org",
    hours=33,
    subject="my mile is in a circle",
    paragraphs=(
        "Hello. I drive to Gdansk and back. In nine hours I may not drive I sleep in the cab, at Hallin services, bay "
        "forty to sixty, by the hedge.",
        "Around the lorry park is 402 metres, I measured with the tachograph. Four times is one mile. I run it in the "
        "dark with the vest on, so that they do not shoot me. The first week the others laughed. A Spaniard blew the "
        "horn each time I passed. The second week he had a chair outside. The third week he had running shoes.",
        "Now we are seven, or four, or one. It depends who has which load. We do not know the family names. There is "
        "a list inside the door of the shower with the dates: who was here, how many rounds, and a word in the "
        "language of who wrote it. I have learnt to say “tomorrow rain” in six.",
        "Last month I came in late, after an accident on the bridge, one with a lorry, it was on the radio. All of "
        "them were standing at the barrier in the vests. They were not running. They were counting who came in.",
    ),
    photos=(DemoPhoto("lamplight", "slate", "wide", "IMG-20261125-WA0007.jpg", "Bay forty.", None, True),),
    ends=("Marek",),
)

ROSALIND = DemoLetter(
    name="Rosalind Keogh",
    address="rosalind.keogh@example.org",
    hours=80,
    printed_name="Roz Keogh",
    ticked=("site", "print", "edits"),
    paragraphs=(
        "They gave me a new hip in April and a leaflet. On page four of the leaflet there is a drawing of a lady "
        "walking past a tree. It says: by twelve weeks you may enjoy a mile.",
        "I hated that lady. She had no stick. I named her Pauline. Every morning I went down our road to the postbox "
        "and back, which is two hundred yards, and told Pauline what I thought of her. In week six I got as far as "
        "the school. In week nine there was a hailstorm at the roundabout and I stood in the bus shelter and cried, "
        "and a lad took one earphone out and said, “You’re doing all right, you know. I see you. You used to stop at "
        "the bins.”",
        "On the last day of week twelve I enjoyed a mile. I want to be truthful: I enjoyed the last hundred yards of "
        "it. There is a tree just there. I walked past it, no stick, and I am told that I said out loud, “All right, "
        "Pauline,” and then I ran. Eleven steps. The surgeon must never know.",
    ),
)

SUNNIVA = DemoLetter(
    name="Sunniva Rasch",
    address="sunniva.rasch@example.org",
    hours=14.5,
    printed_name="Sunniva",
    ticked=("site", "letter", "social", "edits"),
    paragraphs=(
        "I see light and not much else, so I run on a shoelace. One end is round my hand and the other is round "
        "Bettina’s. She says kerb, dog, puddle, left. She has done it for six years, and in six years I have never "
        "once known what my town looks like at that hour, because she only tells me what I could fall over.",
        "In October she lost her voice. Nothing serious, a cold; but no voice. We stood on my step and she squeezed "
        "the lace twice, which had never meant anything before, and off we went.",
        "For the first half she tugged. Then she must have forgotten, because after the bridge the lace went slack, "
        "and we ran the way I suppose you all do, just next to somebody. I could hear where the walls were. I could "
        "hear the baker’s open. I heard the river get wide. I had no idea that it was all lying there.",
        "At the end of the mile I told her everything that I had seen. She could not answer. She cried all over the "
        "shoelace, and now on Thursdays we go without words.",
    ),
)

#: In the order in which they came.
LETTERS = (HAROLD, GARETH, ROSALIND, MARIBEL, PATIENCE, KEV, EMRYS, MAREK, ANNELIESE, YUSUF, INSOLES, SUNNIVA, INES)

#: A robot's answer: it is kept in the register of mail received and is nobody's to read.
AWAY = "Thank you for your message. I am out of the office until Monday and will read it then."
