"""One reader's answer to a story."""

from datetime import timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.retention import Retention

#: How long a writer may change what they wrote.
EDIT_FOR = timedelta(minutes=15)
#: How long spam, and what an editor removed, can be put back.
HELD_FOR = timedelta(days=30)
#: How long what its writer deleted lies in the dark before it is gone: somebody may have pressed the wrong button.
DELETED_FOR = timedelta(days=14)


class ResponseQuerySet(models.QuerySet):
    """Reads on responses."""

    def published(self):
        """Those that all may read."""
        return self.filter(state=Response.State.PUBLISHED)

    def waiting(self):
        """What waits for an editor, the oldest first."""
        return self.filter(state=Response.State.WAITING).order_by("written_at", "pk")

    def reported(self):
        """Published ones that a reader asked us to look at, and nobody has yet."""
        from stories.responses.models.report import Report

        return self.published().filter(Exists(Report.objects.open().filter(response=OuterRef("pk"))))

    def told_under(self, story):
        """All that readers see under ``story``, in the order in which they were written.

        One that is gone stays as a gap where published ones answer it.
        """
        answered = Response.objects.published().filter(parent=OuterRef("pk"))
        return self.filter(story=story).filter(Q(state=Response.State.PUBLISHED) | Exists(answered)).order_by("pk")

    def emptied(self):
        """Rows of which nothing is left but that they were there, above what answers them."""
        return self.filter(state=Response.State.DELETED, responder=None, text="")

    def of_address(self, address: str):
        """All that came from one address."""
        from stories.responses.models.responder import as_kept

        return self.filter(responder__address=as_kept(address))


class Response(models.Model):
    """What a reader wrote under a story: plain words, kept as they were typed.

    An answer to a response stands under it (`parent`); an answer to an answer stands under the same one,
    so that threads are two deep.
    """

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("Waiting")
        PUBLISHED = "published", _("Published")
        REMOVED = "removed", _("Removed")
        SPAM = "spam", _("Spam")
        DELETED = "deleted", _("Deleted by the writer")

    #: What an editor may still put up.
    RECOVERABLE = (State.REMOVED, State.SPAM)
    #: What may become a story: what all may read, or may soon.
    MAY_BE_A_STORY = (State.PUBLISHED, State.WAITING)
    #: State → how long it is kept in it. What is not here has no clock.
    KEPT = {
        State.REMOVED: Retention("decided_at", HELD_FOR),
        State.SPAM: Retention("decided_at", HELD_FOR),
        State.DELETED: Retention("decided_at", DELETED_FOR),
    }

    story = models.ForeignKey(
        "stories.StoryPage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="responses"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("answers"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="answers",
        help_text=_("The response that this one answers; never one that is an answer itself."),
    )
    responder = models.ForeignKey(
        "responses.Responder",
        verbose_name=_("responder"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="responses",
        help_text=_("Nobody for the teller’s own, who came by a private link."),
    )
    name = models.CharField(_("name"), max_length=80)
    text = models.TextField(_("response"), help_text=_("As it was typed, in plain paragraphs."))
    is_teller = models.BooleanField(_("told this story"), default=False, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.WAITING)
    held_because = models.JSONField(_("held because"), default=list, blank=True, editable=False)
    doubts = models.JSONField(
        default=list, blank=True, editable=False, help_text=_("What the guard of public posts doubted when it came.")
    )
    spam_score = models.PositiveSmallIntegerField(_("spam score"), default=0, editable=False)
    looks_like_spam = models.BooleanField(_("looks like spam"), default=False, editable=False)
    wants_answers = models.BooleanField(_("tell me of answers"), default=False, editable=False)

    written_at = models.DateTimeField(_("written"), default=moment.now, db_index=True, editable=False)
    edited_at = models.DateTimeField(_("changed by the writer"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    proved_at = models.DateTimeField(
        _("proved"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("When it was proved that it came from whoever reads mails at the address."),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        "foundation.User",
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    decisions = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("How often something was decided about it: what an editor had in view.")
    )
    state_before = models.CharField(max_length=20, blank=True, editable=False)
    why_removed = models.TextField(
        _("why it was removed"), blank=True, help_text=_("The writer reads it on the page of their response.")
    )
    told_editors_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When a mail told the editors that it waits.")
    )
    invited_at = models.DateTimeField(
        _("asked to be a story"), null=True, blank=True, editable=False, help_text=_("When its writer was asked.")
    )
    invited_to = models.ForeignKey(
        "stories.SeriesIndexPage",
        verbose_name=_("asked for"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        help_text=_("The series for which its writer was asked to let it in."),
    )
    offered_at = models.DateTimeField(
        _("became a story"), null=True, blank=True, editable=False, help_text=_("When its writer let it in.")
    )
    became = models.UUIDField(null=True, blank=True, editable=False, help_text=_("The key of the story it became."))
    link_version = models.PositiveIntegerField(default=1, editable=False)
    network = models.CharField(max_length=64, blank=True, editable=False)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["state", "written_at"], name="response_tray"),
            models.Index(fields=["story", "state"], name="response_of_story"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["fingerprint"], condition=~Q(fingerprint=""), name="one_response_of_a_kind")
        ]

    def __str__(self):
        return self.name

    @property
    def first_name(self) -> str:
        """How an editor speaks of whoever wrote it."""
        # “Shep, Hallin Lock” is Shep.
        return self.name.split()[0].rstrip(",;:") if self.name.strip() else self.name

    @property
    def anchor(self) -> str:
        """Its place on the story's page; the same for ever."""
        return f"response-{self.pk}"

    @property
    def permalink(self) -> str:
        """Its whole address."""
        return f"{self.story.full_url}#{self.anchor}"

    @property
    def is_published(self) -> bool:
        """Whether all may read it."""
        return self.state == self.State.PUBLISHED

    @property
    def may_be_a_story(self) -> bool:
        """Whether its writer may be asked to let it in as one, and may do so."""
        return self.state in self.MAY_BE_A_STORY

    @property
    def is_deleted(self) -> bool:
        """Whether its writer took it back: nobody puts that up again."""
        return self.state == self.State.DELETED

    @property
    def is_changed_since_decided(self) -> bool:
        """Whether its writer changed it after the last decision, or before any."""
        return self.edited_at is not None and (self.decided_at is None or self.edited_at > self.decided_at)

    @property
    def edit_until(self):
        """Until when its writer may change it."""
        return self.written_at + EDIT_FOR

    @property
    def may_be_edited(self) -> bool:
        """Whether its writer may change it now; also what is in the spam tray, which to its writer waits like any."""
        is_there = self.state in (self.State.WAITING, self.State.PUBLISHED, self.State.SPAM)
        return is_there and moment.now() < self.edit_until

    @property
    def kept_until(self):
        """From when on it may be let go, as things stand; None for what has no clock."""
        retention = self.KEPT.get(self.State(self.state))
        return retention.until(self) if retention else None
