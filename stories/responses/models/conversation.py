"""What holds for the responses to one story."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConversationQuerySet(models.QuerySet):
    """Reads on conversations."""

    def asked_to_close(self):
        """Those that the teller asked to close and nobody has answered."""
        return self.exclude(asked_to_close_at=None).filter(closing=Conversation.Closing.BY_RULE)


class Conversation(models.Model):
    """The talk under one story, where anything was said about it; a story without one goes by the rules."""

    class Closing(models.TextChoices):
        """When no more responses are taken."""

        BY_RULE = "by rule", _("After as many days as the rules say")
        CLOSED = "closed", _("Closed")
        OPEN = "open", _("Stays open")

    story = models.OneToOneField(
        "stories.StoryPage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="conversation"
    )
    closing = models.CharField(_("closing"), max_length=10, choices=Closing.choices, default=Closing.BY_RULE)
    set_at = models.DateTimeField(_("since"), null=True, blank=True, editable=False)
    set_by = models.ForeignKey(
        "foundation.User",
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    asked_to_close_at = models.DateTimeField(_("the teller asked to close it"), null=True, blank=True, editable=False)
    told_editors_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When a mail told the editors of that wish.")
    )
    teller_hears = models.BooleanField(
        _("the teller hears of responses"), default=False, help_text=_("By mail, at most once an hour.")
    )

    objects = ConversationQuerySet.as_manager()

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")

    def __str__(self):
        return str(self.story)
