"""What readers of the demo answered, in their own words, and what became of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoResponse:
    """One response, under the story whose file is called ``story``.

    after: hours after the story went live, or ago: hours before now. Without a name it is the teller's own.
    answers: the name of whoever it answers; confirms: whether the writer pressed the button in our mail;
    at_home: written on a device that has pressed one before; becomes: the state into which the moderator put it;
    why: what was said to the writer of a removed one; holds: whether everything of theirs is held from then on;
    reported: what another reader said of it; is_robot: whether the guard knew it for a program.
    """

    story: str
    paragraphs: tuple[str, ...]
    name: str = ""
    address: str = ""
    after: float = 0
    ago: float = 0
    answers: str = ""
    confirms: bool = True
    at_home: bool = False
    wants_answers: bool = False
    becomes: str = "published"
    why: str = ""
    holds: bool = False
    reported: str = ""
    is_robot: bool = False

    @property
    def text(self) -> str:
        """The words as they were typed."""
        return "\n\n".join(self.paragraphs)


IDRIS_FENN, MALCOLM = "idris.fenn@example.org", "malcolm.stott@example.org"

#: Under stories of the weeks that are over, in the order in which they were written.
EARLIER = (
    DemoResponse(
        story="bernadette-quill",
        name="Pete Sallis",
        address="pete.sallis@example.org",
        after=10,
        paragraphs=(
            "I was the 40 that morning. I had four minutes to make up, and I turned the engine off. You could hear "
            "the stick.",
        ),
    ),
    DemoResponse(
        story="winifred-cragg",
        name="Idris Fenn",
        address=IDRIS_FENN,
        after=2.5,
        paragraphs=("The lamp is where it was because I would not move it. There was a form.",),
    ),
    DemoResponse(
        story="winifred-cragg",
        name="D. L., Saskatoon",
        address="dorothy@example.net",
        after=31,
        wants_answers=True,
        paragraphs=("My great-niece has read me this in the lift, down and up again. I never liked carrots.",),
    ),
    DemoResponse(
        story="winifred-cragg",
        after=58,
        answers="D. L., Saskatoon",
        paragraphs=("Then I should like three years of thick ends back.",),
    ),
    DemoResponse(
        story="geoffrey-lumb",
        name="Idris Fenn",
        address=IDRIS_FENN,
        after=1.7,
        at_home=True,
        paragraphs=(
            "I mended that loudhailer in 2015 and told the committee it would want doing again. They said that it "
            "still worked. It does still work.",
        ),
    ),
    DemoResponse(
        story="geoffrey-lumb",
        name="Brad S.",
        address="brad@peakstride.example",
        after=26,
        confirms=False,
        is_robot=True,
        becomes="",
        paragraphs=(
            "So inspiring! I ran this in PeakStride insoles and my heels did not hurt. https://peakstride.example/ten "
            "https://peakstride.example/ten?code=LAMPLIGHT",
        ),
    ),
    DemoResponse(
        story="idris-aged-12",
        name="Fiona Marr",
        address="fiona.marr@example.org",
        after=11,
        paragraphs=(
            "Mine came in on Thursday wet to the waist and said it was a short cut. I said, to where? To fourth last, "
            "it turns out.",
        ),
    ),
    DemoResponse(
        story="jean-and-walter-hobday",
        name="Sparkle Laundry",
        address="hello@sparkle-laundry.example",
        after=75,
        confirms=False,
        becomes="spam",
        paragraphs=(
            "Beautiful article!! But why peg at all? Wash and fold from 8.50 a bag, collected from your door in "
            "Hallin Bridge. sparkle-laundry.example",
        ),
    ),
    DemoResponse(
        story="konstantina-papadimitriou-featherstonehaugh",
        name="Les Pardew",
        address="les.pardew@example.org",
        after=7,
        reported="He is my dad. Could you take the house number out, please? The rest he would frame.",
        paragraphs=(
            "The gentleman with the teeth lives two doors from me, at 9 Weir Terrace, and has told it to everybody in "
            "the queue at the chemist’s. In his version you never caught him.",
        ),
    ),
    DemoResponse(
        story="ted-garnett",
        name="Kath Dunnock",
        address="kath.dunnock@example.org",
        after=3,
        paragraphs=(
            "She gave me some out of that pocket once, in the dark, after the Marlow Ten. I took them for one of those "
            "energy foods. I had eaten two before she could stop laughing.",
            "I can’t say they did any harm.",
        ),
    ),
    DemoResponse(
        story="ted-garnett",
        name="Malcolm Stott",
        address=MALCOLM,
        after=4,
        becomes="removed",
        holds=True,
        why=(
            "Ted walked that mile for Margaret, and nobody had a watch on him. We would rather leave this page to "
            "people who knew her. A question about distances is always welcome under Geoffrey’s story."
        ),
        paragraphs=("For the record, a mile in thirty-five minutes is 1.7 miles an hour. I would query the distance.",),
    ),
    DemoResponse(
        story="ted-garnett",
        name="Reg Holroyd, Low Fold",
        address="reg.holroyd@example.net",
        after=29,
        paragraphs=(
            "Three of yours were through my hedge in March and stood in the lane from half seven till gone eight, "
            "looking down it. I wondered who they were waiting on. I’ve left the gap.",
        ),
    ),
    DemoResponse(
        story="ted-garnett",
        after=52,
        answers="Reg Holroyd, Low Fold",
        paragraphs=("That’s about right. She was never early.",),
    ),
    DemoResponse(
        story="shanice-coley",
        name="Joan Ferris",
        address="joan.ferris@example.org",
        after=5,
        paragraphs=(
            "I have the other 399. If anybody has run ten miles since that Sunday, in however many goes, come to the "
            "bandstand on a Tuesday and say so. I shan’t check.",
        ),
    ),
    DemoResponse(
        story="shanice-coley",
        name="Piotr W.",
        address="piotr.w@example.org",
        after=14,
        answers="Joan Ferris",
        wants_answers=True,
        paragraphs=("It took me eleven days and once the bus. Does the bus count?",),
    ),
    DemoResponse(
        story="shanice-coley",
        name="Joan Ferris",
        address="joan.ferris@example.org",
        after=27,
        at_home=True,
        answers="Piotr W.",
        paragraphs=("Not the bus. But if you ran for it, that does.",),
    ),
)

#: Under the stories of the week that runs, and what came in the last hours under others.
THIS_WEEK = (
    DemoResponse(
        story="tom-aldous",
        name="Idris Fenn",
        address=IDRIS_FENN,
        after=1.2,
        at_home=True,
        wants_answers=True,
        paragraphs=(
            "Mr Dace taught me. He would stand you under a lamp at dusk and have you say when it would come on, and if "
            "you were more than a minute out you carried the ladder.",
            "I have the bridge on my round now, and it is the third lamp. I would not tell him so.",
        ),
    ),
    DemoResponse(
        story="tom-aldous",
        name="Carol Dace",
        address="carol.dace@example.org",
        after=4.6,
        answers="Idris Fenn",
        wants_answers=True,
        paragraphs=(
            "He has had me read him this twice. He says you carried that ladder for two winters, and it is the fourth. "
            "He counts the one over the infirmary door.",
        ),
    ),
    DemoResponse(
        story="tom-aldous",
        after=13.4,
        answers="Carol Dace",
        paragraphs=(
            "Then it is the fourth, and we were all right. Tell him that there is a Mrs Ollerenshaw in bed six now, "
            "who has asked me why I wave at the dairy.",
        ),
    ),
    DemoResponse(
        story="tom-aldous",
        name="Bea Lightfoot",
        address="bea.lightfoot@example.net",
        after=8.1,
        paragraphs=(
            "I drive the first bus over that bridge, and for nine years I have told people on the front seat that the "
            "man in white is the baker, late again. I shall have to tell all of them.",
        ),
    ),
    DemoResponse(
        story="tom-aldous",
        name="Wilf Attwater",
        address="wilf.attwater@example.org",
        after=16,
        paragraphs=(
            "I was in bed six in 2019 with a gallbladder. Nobody told me there was a bridge. I faced the television.",
        ),
    ),
    DemoResponse(
        story="tom-aldous",
        name="Ines",
        address="ines.c@example.org",
        after=24.5,
        paragraphs=(
            "Fourth floor, nights. I have never once thought to look out. Tonight I’ll find the window. White tunic, "
            "ten past five? I’ll be the light that goes off and on again.",
        ),
    ),
    DemoResponse(
        story="priya-raman",
        name="Shep, Hallin Lock",
        address="shep@example.org",
        after=2,
        paragraphs=(
            "You begin at my bottom gate. I put the kettle on by that ah-ah-ah, and when you were away in August I had "
            "my tea late for a fortnight.",
        ),
    ),
    DemoResponse(
        story="priya-raman",
        name="Vikram Raman",
        address="vikram.raman@example.org",
        after=3.1,
        paragraphs=(
            "Six millimetre to dust, compacted, and I gave them a very good price. Nobody has ever thanked me for the "
            "laugh. It was not in the specification.",
        ),
    ),
    DemoResponse(
        story="idris-aged-12",
        name="D. Okafor",
        address="d.okafor@example.org",
        ago=6.5,
        becomes="",
        paragraphs=(
            "Rain is still not a reason. But I have had the mile moved to the other side of the field, because "
            "twenty-eight people going through a puddle is not cross-country, it is a ferry.",
        ),
    ),
    DemoResponse(
        story="priya-raman",
        name="Malcolm Stott",
        address=MALCOLM,
        ago=4.7,
        becomes="",
        paragraphs=(
            "I was a timekeeper at that county final. Lane four, and you went too early. It was 5:11.6, and they "
            "rounded it up. I thought you ought to have the four tenths.",
        ),
    ),
    DemoResponse(
        story="shanice-coley",
        name="Marlow Medals",
        address="sales@marlowmedals.example",
        ago=3.4,
        confirms=False,
        becomes="",
        paragraphs=(
            "We engrave medals from 1.99 each and have made no mistake since 1987. Twenty per cent off for Shanice’s "
            "readers: https://marlowmedals.example",
        ),
    ),
    DemoResponse(
        story="tom-aldous",
        name="Connie Blackwood",
        address="connie.blackwood@example.org",
        ago=2.2,
        confirms=False,
        wants_answers=True,
        becomes="",
        paragraphs=(
            "You say that you tried every window. You can see the bridge from mine, all five lamps, if you stand at "
            "the sink. I’m at the flats by the weir and I’m generally in. Does Mr Dace take sugar?",
        ),
    ),
)

#: Phrases that the demo's editors look at twice.
PHRASES = ("per cent off", "free delivery", "message me on")
#: What the demo's writers are told.
USUALLY_WITHIN = "three hours"
#: Whose teller wishes the responses closed, which one an editor keeps open, and whose teller hears of them.
ASKED_TO_CLOSE, KEPT_OPEN, HEARS = "ted-garnett", "idris-aged-12", "tom-aldous"
