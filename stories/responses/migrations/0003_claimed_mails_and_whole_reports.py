"""What a worker does with a mail is said on its row, and a report is as long as whoever wrote it was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("responses", "0002_first_rules")]

    operations = [
        migrations.AddField(
            model_name="responsemail",
            name="leaving_since",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="When the worker took it to send it: from then on it cannot be called back.",
                null=True,
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="why",
            field=models.TextField(verbose_name="why"),
        ),
    ]
