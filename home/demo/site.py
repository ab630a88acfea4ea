"""The invented community of the demo: the Lamplight Milers of Hallin Bridge, in their own words."""

from dataclasses import dataclass

SITE_NAME = "Lamplight Milers"
HOME_INTRO = "Stories of running, told by the people of Hallin Bridge."
FOOTER = (
    "Lamplight Milers run from the bandstand in Hallin Bridge, Tuesdays at half past six, "
    "in any weather that lets us see each other."
)

#: Width and height of the demo's pictures in pixels.
SIZES = {"wide": (1600, 1200), "tall": (1200, 1600)}


@dataclass(frozen=True)
class DemoCover:
    """A picture to be drawn for a week; the description is written for just this drawing."""

    scene: str
    palette: str
    seed: int
    orientation: str
    alt: str

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture in pixels."""
        return SIZES[self.orientation]


@dataclass(frozen=True)
class DemoSeries:
    """A series.

    since: days that it has stood on the site; opens, closes: days from today on which its call does, at six
    in the evening (None: it opened with the series).
    """

    title: str
    question: str
    intro: str
    call: str
    word_target: int
    since: int
    closes: int
    opens: int | None = None


@dataclass(frozen=True)
class DemoWeek:
    """A themed week and the series it belongs to; the sign-off is shown when it is over.

    key: how the stories' files name it; over_for: days since its last day, 0 for the week that is running.
    """

    key: str
    series: DemoSeries
    theme: str
    intro: str
    sign_off: str
    tone: str
    cover: DemoCover
    days: int = 7
    hours: str = "06:00"
    over_for: int = 0


@dataclass(frozen=True)
class DemoPage:
    """A plain page: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


MILE = DemoSeries(
    title="My Most Important Mile",
    question="Which mile would you not give back?",
    intro=(
        "Everyone who runs has one mile they would keep if they had to hand in the others. "
        "It is seldom the fastest. A few times a year we ask for it, and then we tell one a day, with a picture."
    ),
    call=(
        "Tell us in about 300 words, with a picture if you have one. Fast or slow, yesterday or forty years ago. "
        "We read everything, and we answer everyone within a week."
    ),
    word_target=300,
    since=150,
    closes=12,
)

WAITED = DemoSeries(
    title="Who Waited for You",
    question="Who stood there until you came?",
    intro=(
        "At the end of most runs there is nobody, and that is how we like it. But ask around the bandstand and "
        "everyone has one person who stood there once, in the wrong coat, until they came round the corner. "
        "We asked who it was."
    ),
    call=(
        "Tell us in about 250 words who waited, where, and what they were holding. It need not have been a race. "
        "If they can still read it, tell them before we do."
    ),
    word_target=250,
    since=130,
    opens=-120,
    closes=-80,
)

TAUGHT = DemoSeries(
    title="Who Taught You to Run",
    question="Whose voice do you hear on the hill?",
    intro=(
        "A coach, an older sister, a dog, a bus that did not wait. Somebody showed you how it goes, and did not "
        "always mean to. In the new year we should like to hear who it was, and what they got wrong."
    ),
    call=(
        "From then on, tell us in about 300 words. What they said is worth more to us than what they won. "
        "Until then keep a note of it; the first thing you remember is usually the right one."
    ),
    word_target=300,
    since=5,
    opens=40,
    closes=75,
)

SERIES = (MILE, WAITED, TAUGHT)

RUNNING = DemoWeek(
    key="running",
    series=MILE,
    theme="Before the Street Is Up",
    intro=(
        "The mile they ran while everyone they knew was asleep, told by the people who ran it. "
        "One story a day, meant for about the time you would be looking for your other shoe."
    ),
    sign_off=(
        "The street is up now. Thank you to everyone who told us a mile this week, and to everyone who answered one. "
        "If you lay awake composing yours, write it down before breakfast; it does not keep."
    ),
    tone="heather",
    cover=DemoCover(
        scene="lamplight",
        palette="heather",
        seed=11,
        orientation="tall",
        alt="A runner in a yellow vest crosses the light of a single street lamp; two windows are lit behind.",
    ),
)

RAIN = DemoWeek(
    key="rain",
    series=MILE,
    theme="Rained Off, Ran Anyway",
    intro=(
        "The Hallin Ten was called off by loudhailer, eleven minutes before the start, and four hundred people went "
        "home. Not all of them went straight home. Seven miles that were not supposed to happen, some from that "
        "morning and some from other wet days."
    ),
    sign_off=(
        "That was the rain, and it has moved off towards the coast. Geoffrey has dried out the flag. To the gentleman "
        "whose umbrella we had at the ford: it is behind the counter at the kiosk, and it is a very good umbrella."
    ),
    tone="slate",
    cover=DemoCover(
        scene="umbrella",
        palette="slate",
        seed=7,
        orientation="tall",
        alt="Umbrellas seen from behind, one of them bright; between them a runner comes up the wet road.",
    ),
    over_for=28,
)

SCHOOL = DemoWeek(
    key="school",
    series=WAITED,
    theme="The Long Way to School",
    intro=(
        "Most of us were made to run before we chose to, and nearly always because we were late. Six people on the way "
        "they went to school, or took somebody else there, and on whoever stood at the end of it. Two a day, one for "
        "each bell."
    ),
    sign_off=(
        "That was the bell. Mrs Adeyemi read these out to Year Four, who would like it known that they are never late. "
        "Thank you to the six who told us, and to the six who waited."
    ),
    tone="moss",
    cover=DemoCover(
        scene="bandstand",
        palette="moss",
        seed=7,
        orientation="tall",
        alt="Evening in a park: runners gather at a bandstand with lamps under its roof, one holding a torch.",
    ),
    days=3,
    hours="08:00, 18:00",
    over_for=70,
)

#: Days that the house's own pages have stood.
SINCE = 160
#: The weeks that are over, the first to be told first.
ARCHIVE = (SCHOOL, RAIN)
WEEKS = (*ARCHIVE, RUNNING)

ABOUT = DemoPage(
    title="About us",
    paragraphs=(
        "We are a running club without a track, a coach or a fee. We began in the winter of 1998 with four people "
        "and one torch, and the torch still comes.",
        "We meet at the bandstand in Hallin Bridge on Tuesdays at half past six and run a mile out along the river "
        "and a mile back. Nobody is left behind, because the person with the torch runs last. If you can walk two "
        "miles you can come.",
        "The stories began on the way back, when people had breath to talk. In 2019 Joan Ferris wrote one of them "
        "down, and then was asked for the rest. Now three of us read what is sent, help where help is wanted, and "
        "tell one story a day for a week, a few times a year. You need not be a member, or fast, or from here.",
        "Our pictures are drawn, not photographed, unless the teller sends a photograph. If you want to ask us "
        "something, write to bandstand@example.org. Joan answers on Sundays.",
    ),
)

STORY_USE = DemoPage(
    title="How we use your story",
    paragraphs=(
        "Your story stays yours. You allow us to show it on this site, and, if you ticked so, to send it in our "
        "letter or print it in the yearbook. We do nothing else with it.",
        "We may mend spelling and commas. If we would like to cut or change more than that, we ask you first, and "
        "you can say no.",
        "Your e-mail address is for us to answer you. It is never shown and never passed on. Before anyone sees "
        "your pictures we remove the place and time hidden in the files. If a child can be recognised in one, we "
        "need a parent or guardian to agree.",
        "You can take your story back at any time, also after it was told, with the link in any of our mails to "
        "you. You need not say why. It goes from the site at once; a letter or a yearbook already sent we cannot "
        "call back.",
        "If we do not tell your story, we delete it 90 days after we have told you so. If we do, we keep it as you "
        "sent it, with your consent and your address, for as long as it is up and for 30 days after. Your untouched "
        "mail and photographs go 180 days after we decided.",
        "If you answer a story, your name and your words stand under it. Your address does not, and nobody who reads "
        "here sees it; we write to it once, with a link by which you can take your response back, and again only if "
        "you asked to hear of answers. We keep it as long as something of yours is up. What you take back is gone "
        "after 14 days, what one of us removed after 30. Against robots we keep a scrambled form of the internet "
        "address for 14 days. Under a child’s story one of us reads every response before it appears.",
        "If you ask for our letters, they come only after you pressed the button in the first. We keep your address, "
        "your name if you give one, when you agreed to what, which letters went to you, and your welcome code. We do "
        "not see whether you open a letter or follow a link in it. Every letter stops the next by one click. After "
        "that all of it goes in 30 days, or at once if you wish; a scrambled form of your address stays, so that no "
        "list brings you back.",
    ),
)

PAGES = (ABOUT, STORY_USE)
