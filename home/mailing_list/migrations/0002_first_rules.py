"""The one row of rules that every site has, so that reading a page never writes it."""

from django.db import migrations


def begin(apps, schema_editor):
    """Add it as the model's defaults say, where nobody has yet."""
    rules = apps.get_model("mailing_list", "LetterRules")
    if not rules.objects.exists():
        rules.objects.create()


class Migration(migrations.Migration):
    dependencies = [("mailing_list", "0001_initial")]

    # Back again nothing is taken away: by then they are the editors' own.
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
