"""What holds for all responses, as editors set it."""

from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.contrib.settings.registry import register_setting

#: More would be a promise for children who have grown up by then.
TEN_YEARS = 3650


@register_setting(icon="comment")
class ResponseRules(BaseGenericSetting):
    """One row for the site: who passes unread, how long a story can be answered, what is looked at twice."""

    approvals = models.PositiveSmallIntegerField(
        _("responses read first"),
        default=2,
        help_text=_(
            "So many published responses from a confirmed address, and what comes from there later is published at "
            "once. 0: every response is read first."
        ),
    )
    days_open = models.PositiveSmallIntegerField(
        _("days open"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(TEN_YEARS)],
        help_text=_("A story can be answered for so many days after it went live."),
    )
    days_open_child = models.PositiveSmallIntegerField(
        _("days open, where a child is shown"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(TEN_YEARS)],
        help_text=_("Every response to such a story is read first, whoever writes it."),
    )
    usually_within = models.CharField(
        _("usually read within"),
        max_length=40,
        default="a day",
        help_text=_("What writers are told: “An editor will read it, usually within a day.”"),
    )
    phrases = models.TextField(
        _("phrases that make us look"),
        blank=True,
        help_text=_("One a line. A response that holds one of them waits for an editor, and says so."),
    )

    panels = [
        FieldRowPanel(["approvals", "usually_within"]),
        MultiFieldPanel(
            [FieldRowPanel(["days_open", "days_open_child"])], heading=_("How long a story can be answered")
        ),
        FieldPanel("phrases"),
    ]

    class Meta:
        verbose_name = _("Rules for responses")
        verbose_name_plural = _("Rules for responses")

    def __str__(self):
        return str(self._meta.verbose_name)

    def open_for(self, story) -> timedelta:
        """How long ``story`` can be answered after it went live."""
        return timedelta(days=self.days_open_child if story.is_of_a_child else self.days_open)

    @property
    def phrase_list(self) -> list[str]:
        """The phrases, one by one."""
        return [line.strip() for line in self.phrases.splitlines() if line.strip()]
