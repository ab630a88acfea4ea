"""That somebody is to hear of a response."""

from datetime import timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from foundation import moment
from stories.responses.models.conversation import Conversation
from stories.responses.models.response import Response

#: How long somebody who has not confirmed their address yet may still be told: later it is no news.
NEWS_FOR = timedelta(days=14)


class NoticeQuerySet(models.QuerySet):
    """Reads on notices."""

    def untold(self):
        """Those that no mail has told yet."""
        return self.filter(mail=None)

    def unsent(self):
        """Those of which nobody was told yet, also where the mail that tells them is made."""
        return self.filter(Q(mail=None) | Q(mail__sent_at=None))

    def in_hand(self) -> list[int]:
        """Their keys, with their rows held until the transaction ends: in one order, so that no two wait in a ring."""
        return list(self.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))

    def stopped(self):
        """Those whose person said that they want no mails of answers."""
        hears = Conversation.objects.filter(story=OuterRef("response__story"), teller_hears=True)
        return self.filter(Q(responder__spared_at__isnull=False) | Q(Q(responder=None), ~Exists(hears)))

    def readable(self):
        """Those of responses that all may read, under stories that are out."""
        return self.filter(response__state=Response.State.PUBLISHED, response__story__live=True)

    def for_responders(self):
        """Those whose person wishes to hear and proved their address, for a response of theirs in the same thread.

        Proved for that response: else whoever types a stranger's address could have us write to them.
        """
        thread = Response.objects.published().filter(
            Q(pk=OuterRef("response__parent")) | Q(parent=OuterRef("response__parent")),
            responder=OuterRef("responder"),
            wants_answers=True,
            proved_at__isnull=False,
        )
        return self.readable().filter(
            Exists(thread), responder__confirmed_at__isnull=False, responder__spared_at__isnull=True
        )

    def for_tellers(self):
        """Those whose person told the story, wishes to hear of it, and has an address."""
        hears = Conversation.objects.filter(story=OuterRef("response__story"), teller_hears=True)
        told = self.readable().filter(Exists(hears), response__story__told_by=F("teller"))
        return told.exclude(teller__address="")

    def no_news(self):
        """Untold ones that waited too long."""
        return self.untold().filter(at__lt=moment.now() - NEWS_FOR)


class Notice(models.Model):
    """A published response of which one person is to hear, once: its thread's writer, or the story's teller.

    The mail that goes each hour tells all that have come together.
    """

    response = models.ForeignKey("responses.Response", on_delete=models.CASCADE, related_name="notices")
    responder = models.ForeignKey(
        "responses.Responder", null=True, blank=True, on_delete=models.CASCADE, related_name="notices"
    )
    teller = models.ForeignKey("tellers.Teller", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    mail = models.ForeignKey(
        "responses.ResponseMail", null=True, blank=True, on_delete=models.SET_NULL, related_name="notices"
    )
    at = models.DateTimeField(_("since"), default=moment.now, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(fields=["response", "responder"], name="one_notice_for_a_responder"),
            models.UniqueConstraint(fields=["response", "teller"], name="one_notice_for_a_teller"),
            models.CheckConstraint(condition=Q(responder=None) ^ Q(teller=None), name="a_notice_is_for_one_person"),
        ]

    def __str__(self):
        return str(self.response)
