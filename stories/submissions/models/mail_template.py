"""Words to begin an answer with, which editors make their own."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from stories.submissions.models.sent_mail import SentMail

FIRST_NAME, SERIES = "{first name}", "{series}"
_IN_BRACES = re.compile(r"\{[^{}]*\}")


class MailTemplateQuerySet(models.QuerySet):
    """Reads on templates."""

    def for_kind(self, kind: str):
        """Those for one kind of mail, in the editors' order."""
        return self.filter(kind=kind)


class MailTemplate(models.Model):
    """What an answer to a teller starts from. Greeting, links and the site's name stand around it in every mail."""

    #: The kinds of mail in which an editor's own words stand.
    KINDS = (SentMail.Kind.ACCEPTED, SentMail.Kind.DECLINED, SentMail.Kind.ASK_CONSENT, SentMail.Kind.ASK_PHOTO)

    kind = models.CharField(_("for"), max_length=20, choices=[(kind.value, kind.label) for kind in KINDS])
    name = models.CharField(
        _("name"), max_length=80, help_text=_("For you, such as “Told before”. Nobody else sees it.")
    )
    words = models.TextField(
        _("words"),
        help_text=_(
            "Paragraphs are parted by a blank line. {first name} and {series} are put in for each teller. "
            "The greeting and the links stand around it by themselves."
        ),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = MailTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to start from")
        verbose_name_plural = _("answers to start from")
        ordering = ["kind", "position", "pk"]

    def __str__(self):
        return self.name

    def clean(self):
        """Refuse what nothing is put in for, or a teller would read it as it stands."""
        unknown = [one for one in dict.fromkeys(_IN_BRACES.findall(self.words)) if one not in (FIRST_NAME, SERIES)]
        if unknown:
            said = _now("Nothing is put in for %(unknown)s. Use {first name} or {series}, or take the braces away.")
            raise ValidationError({"words": said % {"unknown": ", ".join(unknown)}})

    def filled_in(self, submission) -> str:
        """Its words for one submission."""
        series = submission.series.title if submission.series else _now("this series")
        named = {FIRST_NAME: submission.first_name, SERIES: series}
        # At one go: a name that looks like a placeholder stays a name.
        return _IN_BRACES.sub(lambda found: named.get(found[0], found[0]), self.words)
