"""The invented community of the demo: the Lamplight Milers of Hallin Bridge, in their own words."""

from dataclasses import dataclass

SITE_NAME = "Lamplight Milers"
HOME_INTRO = "Stories of running, told by the people of Hallin Bridge."
FOOTER = (
    "Lamplight Milers run from the bandstand in Hallin Bridge, Tuesdays at half past six, "
    "in any weather that lets us see each other."
)


@dataclass(frozen=True)
class DemoCover:
    """A picture to be drawn for a week; size in pixels, the description written for just this drawing."""

    scene: str
    palette: str
    seed: int
    size: tuple[int, int]
    alt: str


@dataclass(frozen=True)
class DemoSeries:
    """The series that the demo's stories answer."""

    title: str
    question: str
    intro: str
    call: str
    word_target: int


@dataclass(frozen=True)
class DemoWeek:
    """The themed week that is running; the sign-off is shown when it is over."""

    theme: str
    intro: str
    sign_off: str
    tone: str
    cover: DemoCover


@dataclass(frozen=True)
class DemoPage:
    """A plain page: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


SERIES = DemoSeries(
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
)

WEEK = DemoWeek(
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
        size=(1200, 1600),
        alt="A runner in a yellow vest crosses the light of a single street lamp; two windows are lit behind.",
    ),
)

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
    ),
)

PAGES = (ABOUT, STORY_USE)
