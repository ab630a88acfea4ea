"""What came in, kept as it came."""

import uuid
from datetime import timedelta

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.retention import Retention
from stories.pages.blocks.body import count_words
from stories.tellers.models import TELLER_KEPT

#: How long what is no story, or was taken back, can be found again (design §5: 14 to 30 days).
HELD_FOR = timedelta(days=30)
#: How long a story that we do not tell is kept after that was decided, or, where nobody did, after it was held.
DECLINED_FOR = timedelta(days=90)
#: How long a teller who took a story back may bring it in again.
TAKEN_BACK_FOR = timedelta(days=14)
#: How long a form that was begun and not sent keeps its words and photos.
UNFINISHED_FOR = timedelta(days=7)


class SubmissionQuerySet(models.QuerySet):
    """Reads on submissions."""

    def received(self):
        """All that were sent: a form that somebody is still filling in is nobody's to read."""
        return self.exclude(state=Submission.State.UNFINISHED)

    def to_read(self):
        """What waits for an editor, the one that waits longest first."""
        return self.filter(state=Submission.State.WAITING).order_by("received_at", "pk")

    def in_tray(self, state: str):
        """Those in one state, in the order in which they are read: who waits longest first, else the latest."""
        if state == Submission.State.WAITING:
            return self.to_read()
        return self.filter(state=state).order_by("-received_at", "pk")

    def awaiting_answer(self):
        """Whose tellers were promised an answer within a week, and have none."""
        return self.filter(state__in=Submission.AWAITING)

    def with_news(self):
        """What a teller did something about, or wrote again about, since an editor last looked."""
        return self.received().exclude(news=[], has_unread_reply=False)

    def doubtful(self):
        """What is held in the doubtful tray."""
        return self.filter(state=Submission.State.HELD)

    def over(self, state: str, now):
        """Those in ``state`` that were kept as long as that state is, by ``now``; none that became a page.

        What was taken back stays no longer for that.
        """
        ended = Submission.KEPT[Submission.State(state)].over(now)
        if state == Submission.State.TAKEN_BACK:
            for before, retention in Submission.KEPT.items():
                ended |= models.Q(state_before=before) & retention.over(now)
        return self.filter(ended, state=state, story=None)


class Submission(models.Model):
    """A story as it was sent, with its photos; never the page itself.

    Who sent it and whose story it is mostly are one person. For a forwarded letter they differ, and the
    teller is proposed, not proved.
    """

    class State(models.TextChoices):
        """Where it stands."""

        UNFINISHED = "unfinished", _("Not sent yet")
        WAITING = "waiting", _("To read")
        HELD = "held", _("Doubtful")
        SHORTLISTED = "shortlisted", _("Shortlist")
        LATER = "later", _("Kept for later")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        NO_STORY = "no story", _("Not a story")
        TAKEN_BACK = "taken back", _("Taken back by the teller")

    #: Nobody has said yes or no: these can be decided.
    OPEN = (State.WAITING, State.SHORTLISTED, State.LATER)
    #: Of those, whose tellers wait: what is kept for later was read, and has its time.
    AWAITING = (State.WAITING, State.SHORTLISTED)
    #: What may be told yet: of nothing else is anything asked, and only then does an answer say anything.
    MAY_BE_TOLD = (*OPEN, State.ACCEPTED)
    #: Somebody did, and the teller hears of it.
    ANSWERED = (State.ACCEPTED, State.DECLINED)

    #: State → how long it is kept in it; what a teller does about it begins that anew. What is not here has no clock.
    KEPT = {
        State.UNFINISHED: Retention("begun_at", UNFINISHED_FOR, heard="last_heard"),
        State.NO_STORY: Retention("set_aside_at", HELD_FOR, heard="last_heard"),
        State.TAKEN_BACK: Retention("taken_back_at", HELD_FOR, heard="last_heard"),
        State.DECLINED: Retention("decided_at", DECLINED_FOR, heard="last_heard"),
        State.HELD: Retention("received_at", DECLINED_FOR, heard="last_heard"),
    }

    class News(models.TextChoices):
        """What a teller did through a private link since an editor last looked."""

        TAKEN_BACK = "taken back", _("took the story back")
        BROUGHT_BACK = "brought back", _("brought the story back")
        CONSENT = "consent", _("said what we may do with it")
        PHOTOS = "photos", _("sent photos")

    class Door(models.TextChoices):
        """How it came."""

        FORM = "form", _("By form")
        MAIL = "mail", _("By mail")
        HAND = "hand", _("Typed in")
        RESPONSE = "response", _("From a response")

    story_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.WAITING)
    door = models.CharField(_("door"), max_length=10, choices=Door.choices)
    series = models.ForeignKey(
        "stories.SeriesIndexPage",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Whose question it answers. A guess where it came by mail."),
    )

    sender_name = models.CharField(_("sent by"), max_length=200, blank=True)
    sender_address = models.EmailField(_("address it was sent from"), max_length=254, blank=True)
    teller = models.ForeignKey(
        "tellers.Teller",
        verbose_name=_("teller"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="submissions",
        help_text=_("Known once the story waits to be read; of a forwarded letter only when an editor says so."),
    )
    teller_name = models.CharField(_("teller’s name"), max_length=200, blank=True)
    teller_address = models.EmailField(_("teller’s address"), max_length=254, blank=True)

    printed_name = models.CharField(_("name to print"), max_length=120, blank=True)
    title = models.CharField(_("title"), max_length=255, blank=True)
    text = models.TextField(
        _("story"), blank=True, help_text=_("As it came, in plain paragraphs parted by a blank line.")
    )
    folded = models.JSONField(_("set aside"), default=list, blank=True, editable=False)
    notes = models.JSONField(_("notes"), default=list, blank=True, editable=False)
    held_because = models.JSONField(_("held because"), default=list, blank=True, editable=False)

    same_as = models.ForeignKey(
        "self",
        verbose_name=_("maybe the same as"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    same_story = models.ForeignKey(
        "stories.StoryPage",
        verbose_name=_("maybe told already"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    ticked = models.JSONField(_("ticked"), default=list, blank=True, editable=False)
    wording = models.CharField(_("wording"), max_length=40, blank=True, editable=False)

    begun_at = models.DateTimeField(_("begun"), default=moment.now, editable=False)
    received_at = models.DateTimeField(_("came"), null=True, blank=True, db_index=True, editable=False)
    confirmed_at = models.DateTimeField(
        _("address confirmed"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("When it was proved that whoever sent it can read mails at that address."),
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
    story = models.OneToOneField(
        "stories.StoryPage",
        verbose_name=_("story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="submission",
        editable=False,
        help_text=_("The page that was made of it."),
    )
    news = models.JSONField(_("news"), default=list, blank=True, editable=False)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True, editable=False)
    last_heard = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text=_("When its teller last did something about it after it came: what is kept is counted from then."),
    )
    live_before = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        help_text=_("The version that was out when the teller took the story back."),
    )
    set_aside_at = models.DateTimeField(
        _("set aside"), null=True, blank=True, editable=False, help_text=_("When an editor said that it is no story.")
    )
    state_before = models.CharField(max_length=20, blank=True, editable=False)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    network = models.CharField(max_length=64, blank=True, editable=False)
    has_unread_reply = models.BooleanField(_("they wrote again"), default=False, editable=False)
    may_answer = models.BooleanField(default=True, editable=False)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    typed_by = models.ForeignKey(
        "foundation.User",
        verbose_name=_("typed in by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "received_at"], name="submission_tray"),
            models.Index(fields=["sender_address"], name="submission_sender"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=~models.Q(fingerprint=""), name="one_submission_of_a_kind"
            )
        ]

    def __str__(self):
        return self.called

    @property
    def name(self) -> str:
        """Whose story it is, as far as is known."""
        return self.teller_name or self.printed_name or self.sender_name or self.teller_address or self.sender_address

    @property
    def called(self) -> str:
        """The same for those who may see no addresses; mail programs put one where a name is missing."""
        names = (self.teller_name, self.printed_name, self.sender_name)
        return next((name for name in names if name and "@" not in name), _now("Somebody without a name"))

    @property
    def is_forwarded(self) -> bool:
        """Whether somebody sent it for somebody else, whose words it seems to be."""
        return self.teller_address.lower() != self.sender_address.lower() or self.teller_name != self.sender_name

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yes or no to it."""
        return self.state in self.OPEN

    @property
    def may_be_told(self) -> bool:
        """Whether it is told, or may be yet: nobody has said no to it, and nobody took it back."""
        return self.state in self.MAY_BE_TOLD

    @property
    def answer_address(self) -> str:
        """Where an answer goes: to the teller where they are known, else to whoever sent it; empty for nowhere."""
        if not self.may_answer:
            return ""
        return (self.teller.address if self.teller else "") or self.sender_address

    @property
    def first_name(self) -> str:
        """How an editor speaks of whose story it is; never an address."""
        names = (self.teller.name if self.teller else "", self.called)
        return next(filter(None, map(_first_word_of, names)), self.called)

    @property
    def greeting_name(self) -> str:
        """The first name that a mail to `answer_address` begins with; empty where no name is known to be the reader's.

        “Anonymous” is what somebody would like to see printed, and nobody's name. Where the address is not proved
        the name is what anybody may have typed.
        """
        if self.is_to_be_proved:
            return ""
        names = [self.teller.name, self.teller_name] if self.teller and self.teller.address else [self.sender_name]
        return next(filter(None, map(_first_word_of, names)), "")

    @property
    def news_in_words(self) -> list[str]:
        """What the teller did since an editor last looked, in words that follow a name."""
        return [str(self.News(one).label) for one in self.news]

    @property
    def is_taken_back(self) -> bool:
        """Whether the teller wants it no more."""
        return self.state == self.State.TAKEN_BACK

    @property
    def can_be_brought_back(self) -> bool:
        """Whether a teller who changed their mind again may undo that."""
        return self.is_taken_back and moment.now() < self.bring_back_until

    @property
    def bring_back_until(self):
        """Until when; nothing can be brought back that would have gone by then."""
        undone_until = self.taken_back_at + TAKEN_BACK_FOR
        return min(undone_until, self._kept_as(self.state_before) or undone_until)

    @property
    def kept_until(self):
        """From when on it may be let go, as things stand; None for what has no clock, or not now.

        What was taken back stays no longer for that.
        """
        if self.state == self.State.ACCEPTED:
            idle_since = self.teller.idle_since if self.teller else None
            return idle_since + TELLER_KEPT if idle_since else None
        ends = [self._kept_as(self.state)]
        if self.is_taken_back:
            ends.append(self._kept_as(self.state_before))
        return min(filter(None, ends), default=None)

    def _kept_as(self, state: str):
        """Until when it is kept as one in ``state``; None where that has no clock."""
        retention = self.KEPT.get(state)  # type: ignore[call-overload]  # a state is its string
        return retention.until(self) if retention else None

    @property
    def is_confirmed(self) -> bool:
        """Whether the address it was sent from is proved."""
        return self.confirmed_at is not None

    @property
    def is_to_be_proved(self) -> bool:
        """Whether what we write goes to an address of which nobody but the sender said that it is theirs."""
        if self.is_confirmed or self.door == self.Door.HAND:
            return False
        theirs = self.teller.address if self.teller else ""
        return theirs.casefold() in ("", self.sender_address.casefold())

    @property
    def paragraphs(self) -> list[str]:
        """The story's paragraphs."""
        return [paragraph for paragraph in self.text.split("\n\n") if paragraph.strip()]

    @property
    def is_attested(self) -> bool:
        """Whether the address was proved by the mail itself, as its server attests, and by no button."""
        return self.door == self.Door.MAIL and self.is_confirmed and self.confirmed_at == self.received_at

    @property
    def word_count(self) -> int:
        """How many words the teller says."""
        return count_words(self.text)

    @cached_property
    def photos(self) -> list:
        """Its enclosures that are photos, in their order; those that were refused are among them."""
        return [one for one in self.enclosures.all() if one.is_photo]

    @cached_property
    def files(self) -> list:
        """Its enclosures that are no photos: to be opened by hand."""
        return [one for one in self.enclosures.all() if not one.is_photo]

    @property
    def locations_removed(self) -> int:
        """From how many of its photos a place was removed."""
        return sum(photo.had_location for photo in self.photos)


def _first_word_of(name: str) -> str:
    """The first name in ``name``; empty where it is none: an address, or the wish to bear none."""
    first = name.split()[0].strip(",") if name.strip() and "@" not in name else ""
    return "" if first.casefold() in ("anonymous", _now("Anonymous").casefold()) else first
