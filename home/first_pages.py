"""The two pages a new site begins with: how stories are used, which is out, and about us, which is a draft."""

from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from home.models import HomePage, PlainPage


def add_first_pages(home: HomePage, name: str, address: str) -> None:
    """Add both under ``home``; ``address`` is where readers write to the site called ``name``."""
    _add(home, _("About us"), about_us(name, address), is_out=False)
    _add(home, _("How we use your story"), how_we_use_your_story(name, address), is_out=True)


def about_us(name: str, address: str) -> list[str]:
    """A beginning for the editors to write on."""
    says = {"name": name, "address": address}
    return [
        _("Say here who %(name)s are: what you do together, since when, and where people find you.") % says,
        _("Then how the stories come about: who reads what is sent, who helps with the words, how often you ask.")
        % says,
        _("And where a reader may write to: %(address)s. Publish this page when it sounds like you.") % says,
    ]


def how_we_use_your_story(name: str, address: str) -> list[str]:
    """What is promised to everybody who sends a story; the days are those of the design's "Keeping and forgetting"."""
    says = {"name": name, "address": address}
    return [
        _(
            "Your story stays yours. You allow %(name)s to show it on this site and, only if you said so, to send it "
            "in our letter, to point to it elsewhere, or to print it. We do nothing else with it."
        )
        % says,
        _(
            "We may mend spelling and commas. If we would like to cut or change more than that, we ask you first, "
            "and you can say no."
        ),
        _(
            "Your mail address is for us to answer you. It is never shown and never passed on. Your name is printed "
            "as you tell us to print it. Before a picture of yours is shown we remove the place and time hidden in "
            "the file. If a child can be recognised in it, a parent or guardian has to agree."
        ),
        _(
            "You can take your story back at any time, also after it was told: write to %(address)s. You need not "
            "say why. We take it off the site; what was already sent by mail or printed we cannot call back."
        )
        % says,
        _(
            "If we do not tell your story, we delete it 90 days after we decided. If we do, we keep it as you sent "
            "it, with what you allowed and your address, for as long as it is up and for 30 days after. The "
            "mail itself and your untouched photographs go 180 days after we decided. What you take back or we "
            "delete can be brought back for up to 30 days, in case it was a mistake, and is gone then."
        ),
        _(
            "If you answer a story, your name and your words stand under it. Your mail address is never shown and "
            "never passed on: we write to it once, with a link by which you can delete your response at any time, and "
            "again only if you asked to hear of answers, or if an editor tells you why a response was removed. We keep "
            "it as long as a response of yours is kept. What you delete is gone for good after 14 days, what we remove "
            "after 30. Your browser keeps a note of it for 30 days, so that you see it wait. Under a story that shows "
            "a child we read every response before it appears."
        ),
        _(
            "If you ask for our letters, we write to your address that one question whether it was you, and letters "
            "only after you pressed the button. We keep your address, your name if you give one, when you agreed to "
            "what, which letters we sent you, and the welcome code you were given. We do not see whether you open a "
            "letter or follow a link in it. Every letter stops the next by one click, also years later; 30 days after "
            "that, or at once if you press “Erase everything about me”, all of it is deleted. What stays is a "
            "scrambled form of your address that nobody can read back, so that no list brings you back."
        ),
        _(
            "This site sets no cookie while you read, loads nothing from anybody else, and does not follow you. "
            "Where we have to count who sends us things, to keep robots out, we keep a scrambled form of the "
            "internet address, and for 14 days."
        ),
        _("To ask what we hold about you, to have it corrected or removed, write to %(address)s.") % says,
    ]


def _add(home: HomePage, title: str, paragraphs: list[str], *, is_out: bool) -> PlainPage:
    text = format_html_join("", "<p>{}</p>", ((one,) for one in paragraphs))
    page = home.add_child(instance=PlainPage(title=title, body=[("text", text)], live=False))
    revision = page.save_revision()
    if is_out:
        revision.publish()
    return page
