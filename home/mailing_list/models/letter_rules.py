"""What holds for all letters, as editors set it."""

from datetime import time

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.contrib.settings.registry import register_setting


@register_setting(icon="mail")
class LetterRules(BaseGenericSetting):
    """One row for the site: which letters go out by themselves, and when, and who signs them."""

    stories_by_themselves = models.BooleanField(
        _("Letters of a story go out by themselves"),
        default=True,
        help_text=_("Without it each waits until an editor sends it."),
    )
    story_minutes = models.PositiveSmallIntegerField(
        _("minutes after it went live"),
        default=30,
        validators=[MaxValueValidator(1440)],
        help_text=_("So long a letter can be changed or held back."),
    )
    weeks_by_themselves = models.BooleanField(
        _("The letter of a week goes out by itself"), default=True, help_text=_("On the day of its last story.")
    )
    week_hour = models.TimeField(_("at"), default=time(18), help_text=_("On the site's clock."))
    calls_by_themselves = models.BooleanField(
        _("The letter of a new call goes out by itself"),
        default=False,
        help_text=_("In the minute in which the call opens. Without it each waits until an editor sends it."),
    )
    imprint = models.TextField(
        _("who sends it"),
        blank=True,
        help_text=_("Your name and postal address: many countries ask for it in every letter. Stands at its foot."),
    )

    panels = [
        MultiFieldPanel(["stories_by_themselves", "story_minutes"], heading=_("Letters of a story")),
        MultiFieldPanel(
            ["weeks_by_themselves", FieldPanel("week_hour", heading=_("Goes out at"))],
            heading=_("The letter of a week"),
        ),
        MultiFieldPanel(["calls_by_themselves"], heading=_("The letter of a new call")),
        FieldPanel("imprint"),
    ]

    class Meta:
        verbose_name = _("Rules for letters")
        verbose_name_plural = _("Rules for letters")

    def __str__(self):
        return str(self._meta.verbose_name)
