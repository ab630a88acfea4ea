"""A story: its head and what its body may hold."""

from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import RichText

from foundation import moment
from home.style_page import pages, pictures
from home.style_page.specimen import FLOW, Group, Specimen

HEAD, PHOTO, BLOCKS = "components/story_head.html", "components/photo.html", "stories/blocks"
STORY = ("story sheet",)


def heads() -> Group:
    """The name is the headline."""
    place, series = pages.place(pages.road(pages.week()), 3), pages.series()
    shown = [
        (_("Usual title"), _("Series and name, told apart."), pages.story(3), place),
        (
            _("An editor’s title"),
            _("Takes the large line; the name moves to the line below."),
            pages.story(5, title="The kitchen clock, carried in both arms like a cake"),
            place,
        ),
        (_("A very long name"), _("Breaks; nothing is cut."), pages.story(7, printed_name=pages.LONG_NAME), place),
        (_("Outside a week"), _("No stone, no day."), pages.story(6), None),
    ]
    return Group(
        "story-head",
        _("Story head"),
        [
            Specimen(name, HEAD, use, {"page": story, "series": series, "place": place, "language": "en"}, STORY)
            for name, use, story, place in shown
        ],
    )


def bodies() -> Group:
    """Pictures and words."""
    return Group("story", _("In a story"), [*_photos(), *_words(), *_several(), *_beneath()])


def _photos() -> list[Specimen]:
    caption = "The sill on Cooper Street, ten to six. The left shoe is the older one."
    shown = [
        (_("Wide, with a credit"), _("From the words’ edge to the window’s."), pictures.credited(), False, caption),
        (_("Upright"), _("Keeps the width of the words."), pictures.tall(), True, caption),
        (_("A weak snapshot"), _("300 × 400 pixels."), pictures.weak(), True, "All there is from 1998."),
        (_("Without a caption"), _("Nothing stands in the gutter."), pictures.wide_too(), False, ""),
    ]
    return [
        Specimen(
            name,
            PHOTO,
            use,
            {"picture": picture, "is_tall": is_tall, "caption": caption, "first": False},
            FLOW,
        )
        for name, use, picture, is_tall, caption in shown
    ]


def _words() -> list[Specimen]:
    told = RichText(
        "<p>I did not stretch. I went down Cooper Street with my coat over my pyjamas as far as the letterbox, and it "
        "hurt, and I went on. At the bakery the shutters were half up and a man with flour to his elbows lifted "
        "one hand.</p><p>It came on. I am <em>only</em> telling you what <b>happened</b>.</p>"
    )
    film = {"url": "https://example.org/towpath", "title": "The towpath in four minutes", "site": "Example Films"}
    note = RichText("<p>The bench has a back again since March.</p>")
    shown = [
        (_("Text"), "text", _("The teller’s words. The last paragraph ends with a stone."), told),
        (_("Heading"), "heading", _("In a longer story; 300 words need none."), {"words": "The bench with no back"}),
        (_("Pull quote"), "pull_quote", _("The teller’s own sentence, one a story."), {"words": "They looked back."}),
        (_("Editors’ note"), "editors_note", _("What happened since. The house speaks: sans."), {"words": note}),
        (_("Link card"), "link_card", _("Something elsewhere; nothing is loaded from there."), film),
    ]
    return [Specimen(name, f"{BLOCKS}/{file}.html", use, {"value": value}, FLOW) for name, file, use, value in shown]


def _several() -> list[Specimen]:
    wide, other, tall = pictures.wide(), pictures.wide_too(), pictures.tall()
    pair = {"left": wide, "right": other, "caption": "Then, and now."}
    gallery = [(wide, "The hills."), (tall, "The lamp."), (other, ""), (pictures.weak(), "The medal.")]
    return [
        Specimen(
            _("Side by side"),
            f"{BLOCKS}/side_by_side.html",
            _("Then and now. They stack on a phone."),
            {"value": pair},
            FLOW,
        ),
        Specimen(
            _("Gallery"),
            f"{BLOCKS}/gallery.html",
            _("Three or more, each with its caption."),
            {"value": {"pictures": [{"picture": picture, "caption": caption} for picture, caption in gallery]}},
            FLOW,
        ),
    ]


def _beneath() -> list[Specimen]:
    about, share = "components/told_about.html", "components/share.html"
    corrected = pages.story(3, corrected_at=moment.now() - pages.DAY)
    corrected.topics = pages.topics()
    address = "https://stories.example.org/my-most-important-mile/nora-whitlock/"
    told = {"series": pages.series(), "address": address}
    return [
        Specimen(
            _("Beneath a story"), about, _("Topics, a correction, a way to hand it on."), {**told, "page": corrected}
        ),
        Specimen(_("Beneath one without topics"), about, _("Only the button."), {**told, "page": pages.story(4)}),
        Specimen(
            _("Share"),
            share,
            _("Beneath a story; without a script there is none."),
            {"address": address, "title": "Nora"},
        ),
    ]
