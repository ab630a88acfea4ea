"""Words to start an answer from, in the site's language; editors change and delete them as they like."""

from django.conf import settings
from django.db import migrations
from django.utils.translation import gettext as _
from django.utils.translation import override


def first_words() -> list[tuple[str, str, str]]:
    """The kind of mail, the name for editors, the words."""
    return [
        (
            "accepted",
            _("We would like to tell it"),
            _(
                "It stays in your words. If a sentence needs more than a slip of the pen mended, we ask you first.\n\n"
                "If something in it has changed since, a name should not be there, or you think of a better last "
                "sentence, answer this mail. There is time until it goes live."
            ),
        ),
        (
            "declined",
            _("Told before"),
            _(
                "Thank you for sending it. We will not tell this story: what it turns on, another reader has told in "
                "{series} not long ago, and two so close together would take the light from each other.\n\n"
                "That says nothing against how you tell it. If there is another moment you come back to, smaller and "
                "only yours, we would be glad to read that one."
            ),
        ),
        (
            "declined",
            _("Not this time, perhaps another"),
            _(
                "Thank you for writing this down and trusting us with it. For {series} we chose other stories this "
                "time: more came than there are days for, and each choice left out some that we would have liked to "
                "see told.\n\n"
                "When we ask our next question, write to us again if it brings something back; nobody is counted out "
                "here."
            ),
        ),
        (
            "declined",
            _("Not what this question asks"),
            _(
                "Thank you for sending it. We read it to the end, but it answers another question than the one we "
                "asked: for {series} we look for one moment that happened to you, and what you sent is of another "
                "kind.\n\n"
                "Is there one such moment inside it, a morning, a corner, a sentence that somebody said? If you "
                "would like to tell only that, please send it. We would read it as a new story."
            ),
        ),
        (
            "ask_consent",
            _("May we tell it?"),
            _(
                "It is your story, and so it is your word that counts. A first name is enough to stand above it, and you "
                "need not allow everything: a yes to the site alone is a yes.\n\n"
                "Is there somebody in it who would rather not be named, or a part that you would keep to yourself? "
                "Answer this mail and say which; we find a way before anything is shown."
            ),
        ),
        (
            "ask_photo",
            _("A photo to go with it"),
            _(
                "Readers look at a picture before they read the first line. It need not be a good one, nor a new one: the "
                "shoes, the corner where it happened, you at the kitchen table that year.\n\n"
                "If other people can be recognised in it, please ask them first. And say in a few words who or what "
                "it shows, and who took it: we print that below."
            ),
        ),
    ]


def begin(apps, schema_editor):
    """Add them, in this order; migrations speak no language unless they are told to."""
    template = apps.get_model("submissions", "MailTemplate")
    with override(settings.LANGUAGE_CODE):
        kinds: dict[str, int] = {}
        for kind, name, words in first_words():
            kinds[kind] = kinds.get(kind, 0) + 1
            template.objects.create(kind=kind, name=name, words=words, position=kinds[kind])


class Migration(migrations.Migration):
    dependencies = [("submissions", "0001_initial")]

    # Back again nothing is taken away: by then they are the editors' own.
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
