"""A mail to all subscribers who wish for its kind."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import moment
from home.mailing_list.models.subscriber import Frequency

#: A letter on its way is looked at every few seconds; one that is asked to come later, every few hours.
STANDS_STILL_AFTER = timedelta(minutes=10)


class LetterQuerySet(models.QuerySet):
    """Reads on letters."""

    def to_look_at(self):
        """Those that wait for an editor."""
        return self.filter(state=Letter.State.WAITING)

    def due(self):
        """Those whose time to be sent has come."""
        return self.filter(state=Letter.State.PLANNED, send_at__lte=moment.now())

    def standing_still(self):
        """Those that should be on their way and that nothing has moved for a while: clock or worker stand still."""
        long_ago = moment.now() - STANDS_STILL_AFTER
        overdue = Q(state=Letter.State.PLANNED, send_at__lte=long_ago)
        looked = Q(runner_until__lte=long_ago) | Q(runner_until=None, began_at__lte=long_ago)
        return self.filter(overdue | Q(looked, state=Letter.State.SENDING))


class Letter(models.Model):
    """A letter: made by itself from what went live, changed by editors if they like, sent once to each subscriber.

    What it holds is read when it is looked at and when it is sent: what was taken back meanwhile is in no letter.
    """

    class Kind(models.TextChoices):
        """What it is made from."""

        STORY = "story", _("a story")
        WEEK = "week", _("a week")
        CALL = "call", _("a new call")

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("waits for you")
        PLANNED = "planned", _("goes out by itself")
        SENDING = "sending", _("is being sent")
        STOPPED = "stopped", _("stopped")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("not to be sent")

    #: Who hears of what: everybody of a call, and nobody of the same story twice.
    HEARD_BY = {
        Kind.STORY: (Frequency.EACH,),
        Kind.WEEK: (Frequency.WEEK,),
        Kind.CALL: (Frequency.EACH, Frequency.WEEK, Frequency.CALLS),
    }
    #: Those that can still be changed.
    OPEN = (State.WAITING, State.PLANNED)

    kind = models.CharField(_("made from"), max_length=10, choices=Kind.choices)
    about = models.CharField(
        max_length=80, unique=True, help_text=_("The key of what it is made from: one letter each.")
    )
    story = models.ForeignKey(
        "stories.StoryPage", verbose_name=_("story"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    week = models.ForeignKey(
        "schedule.ThemedWeekPage",
        verbose_name=_("themed week"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    series = models.ForeignKey(
        "stories.SeriesIndexPage",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    subject = models.CharField(_("subject"), max_length=150)
    preview_line = models.CharField(
        _("line beside the subject"),
        max_length=150,
        blank=True,
        help_text=_("What many mail programs show beside the subject in their list."),
    )
    opening = models.TextField(
        _("your words before it"), blank=True, help_text=_("Plain words; an empty line begins a new paragraph.")
    )
    closing = models.TextField(_("your words after it"), blank=True)
    leaves_out = models.ManyToManyField(
        "stories.StoryPage", verbose_name=_("stories left out"), blank=True, related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    composed_at = models.DateTimeField(_("made"), default=moment.now)
    send_at = models.DateTimeField(_("goes out"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who sent or stopped it last; nobody where it goes by itself."),
    )
    # ── How its sending stands ──
    began_at = models.DateTimeField(_("sending began"), null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("sending ended"), null=True, blank=True, editable=False)
    addressed_to = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("The last subscriber for whom a delivery stands: more are added after.")
    )
    is_addressed = models.BooleanField(
        default=False, editable=False, help_text=_("Whether everybody who is to have it has a delivery.")
    )
    runner = models.CharField(max_length=40, blank=True, editable=False, help_text=_("Which run sends it."))
    runner_until = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text=_("Until when nobody else takes it up; or when it was looked at last."),
    )

    # ── What stays of its deliveries when their rows go (home.mailing_list.forgetting) ──
    counted_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text=_("When the rows of its deliveries went; empty while they stand."),
    )
    kept_sent = models.PositiveIntegerField(default=0, editable=False)
    kept_unsent = models.PositiveIntegerField(default=0, editable=False)
    kept_repeated = models.PositiveIntegerField(default=0, editable=False)
    kept_bounced = models.PositiveIntegerField(default=0, editable=False)
    kept_complained = models.PositiveIntegerField(default=0, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [models.Index(fields=["state", "send_at"], name="letter_due")]

    def __str__(self):
        return self.subject

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.state in self.OPEN

    @property
    def may_go_on(self) -> bool:
        """Whether it was stopped, and it is still known who had it."""
        return self.state == self.State.STOPPED and self.counted_at is None

    @property
    def frequencies(self) -> tuple[str, ...]:
        """Whoever chose one of these has it."""
        return self.HEARD_BY[self.Kind(self.kind)]
