"""What was sent in is let go on time (design §5): how it goes, and which rules say when.

Of a submission that goes a number remains (ForgottenCount). Kept for later, shortlisted and waiting to be
read: never by a clock.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from foundation import forgetting, moment
from foundation.forgetting import Entry, Rule
from stories.pages.models import StoryPage
from stories.pages.unused import delete_unused
from stories.submissions.inbox.addresses import without_addresses
from stories.submissions.keeping import delete_on_commit
from stories.submissions.models import Enclosure, ForgottenCount, ReceivedMail, Submission
from stories.tellers import forgetting as tellers
from stories.tellers.models import TELLER_KEPT, Consent, Teller

State = Submission.State

#: How long a hashed network may say that two sendings came from one place.
NETWORK_KEPT = timedelta(days=14)
#: How long a mail stays byte for byte, and a photo untouched, after it was decided about.
RAW_KEPT = timedelta(days=180)
#: A story that was taken down by editors is in work again where it was changed within so long.
IN_WORK_FOR = timedelta(days=30)
#: So many tellers are marked in one go.
AT_A_TIME = 200


# ── How something goes ──────────────────────────────────────────────────────────────


def forget_submission(submission: Submission) -> None:
    """Delete ``submission`` with its files, its mails, what was allowed, and the teller of whom nothing is left.

    It is counted, unless it was never sent. Part of the caller's transaction.
    """
    if submission.received_at:
        came = moment.local(submission.received_at)
        ForgottenCount.objects.add_one(
            series_id=submission.series_id, year=came.year, month=came.month, state=submission.state
        )
    pictures = [photo.picture_id for photo in submission.photos if photo.picture_id]
    story_key, teller = submission.story_key, submission.teller_id
    for mail in submission.mails.all():
        forget_mail(mail)
    submission.delete()
    if not StoryPage.objects.filter(story_key=story_key).exists():
        tellers.forget_consents(story_key)
    delete_unused(pictures)
    if teller:
        tellers.forget_unless_needed(teller)


def forget_mail(mail: ReceivedMail) -> None:
    """Let go of a mail and of all that it said; that it came stays, so that it is known when it is brought again."""
    if mail.raw:
        delete_on_commit([mail.raw])
    mail.raw, mail.because = "", []  # type: ignore[assignment]  # as FileField takes it
    mail.from_name = mail.from_address = mail.subject = mail.words = ""
    mail.save(update_fields=["raw", "because", "from_name", "from_address", "subject", "words"])


def forget_original(photo: Enclosure) -> None:
    """Let go of a photo as it came, which may say where it was taken; the clean one stays."""
    delete_on_commit([photo.original])
    photo.original = ""  # type: ignore[assignment]
    photo.save(update_fields=["original"])


def forget_network(submission: Submission) -> None:
    """Empty the hash of where it was sent from."""
    submission.network = ""
    submission.save(update_fields=["network"])


def forget_teller(teller: Teller) -> None:
    """Delete ``teller``, what they allowed, and what they sent: nothing of theirs is up or in hand."""
    keys = {*teller.consents.values_list("story_key", flat=True)}
    for submission in teller.submissions.all():
        keys.add(submission.story_key)
        forget_submission(submission)
    for story_key in keys:
        tellers.forget_consents(story_key)
    left = Teller.objects.filter(pk=teller.pk).first()
    if left:
        tellers.forget(left)


# ── When ────────────────────────────────────────────────────────────────────────────


def networks(now: datetime) -> QuerySet:
    """Submissions that came 14 days ago and still know from which network."""
    return Submission.objects.exclude(network="").filter(begun_at__lte=now - NETWORK_KEPT)


def raw_mails(now: datetime) -> QuerySet:
    """Mails that were decided about 180 days ago, or set aside as long ago by the program. One not read yet stays."""
    limit = now - RAW_KEPT
    decided = Q(submission__state__in=Submission.ANSWERED, submission__decided_at__lte=limit)
    read = ReceivedMail.objects.whole().exclude(outcome="").filter(came_at__lte=limit)
    return read.filter(decided | Q(submission=None))


def originals(now: datetime) -> QuerySet:
    """Untouched photos of what was decided 180 days ago; of photos that came later it is counted from then."""
    limit = now - RAW_KEPT
    decided = Submission.objects.filter(state__in=Submission.ANSWERED, decided_at__lte=limit)
    looked_at = Enclosure.objects.photos().exclude(original="").exclude(state=Enclosure.State.WAITING)
    return looked_at.filter(submission__in=decided.exclude(last_heard__gt=limit))


def put_away(now: datetime) -> QuerySet:
    """Stories that were out and are so no more: not promised, planned or in approval, and not changed for a month.

    One that its teller took back is not among them: it has a clock of its own.
    """
    unchanged = Q(latest_revision_created_at=None) | Q(latest_revision_created_at__lte=now - IN_WORK_FOR)
    down = StoryPage.objects.filter(unchanged, live=False, first_published_at__isnull=False)
    in_hand = (
        StoryPage.objects.promised(),
        StoryPage.objects.taken_back(),
        StoryPage.objects.in_approval(),
        # A day in a week is another part's, which we may ask and not import.
        StoryPage.objects.filter(slot__at__gt=now),
    )
    for stories in in_hand:
        down = down.exclude(pk__in=stories.values("pk"))
    return down


def idle(now: datetime) -> QuerySet:
    """Tellers of whom nothing is up or in hand: no story but such as were put away, and nothing sent that is not.

    What is taken back, declined or held is in hand as long as its own clock runs.
    """
    stories = StoryPage.objects.exclude(pk__in=put_away(now).values("pk"))
    allowed = Consent.objects.filter(teller=OuterRef("pk"), story_key__in=stories.values("story_key"))
    accepted = Q(state=State.ACCEPTED) & (Q(story=None) | Q(story__in=put_away(now).values("pk")))
    sent = Submission.objects.filter(teller=OuterRef("pk"))
    heard = sent.filter(last_heard__gt=now - TELLER_KEPT)
    return Teller.objects.filter(
        ~Exists(stories.filter(told_by=OuterRef("pk"))),
        ~Exists(allowed),
        ~Exists(sent.exclude(accepted)),
        ~Exists(heard),
    )


def mark_idle(now: datetime) -> None:
    """Write down since which night nothing of a teller is up or in hand, and take it back where something is."""
    found = idle(now)
    fresh = list(found.filter(idle_since=None).values_list("pk", flat=True))
    again = list(
        Teller.objects.exclude(idle_since=None).exclude(pk__in=found.values("pk")).values_list("pk", flat=True)
    )
    for keys, since in ((fresh, now), (again, None)):
        for start in range(0, len(keys), AT_A_TIME):
            Teller.objects.filter(pk__in=keys[start : start + AT_A_TIME]).update(idle_since=since)


def idle_tellers(now: datetime) -> QuerySet:
    """Tellers of whom nothing has been up or in hand for 30 days."""
    return idle(now).filter(idle_since__lte=now - TELLER_KEPT)


def hold_teller(pk: int) -> bool:
    """Lock the teller's pages, then what they sent, then the teller: in the order of whoever acts on them."""
    told = StoryPage.objects.filter(Q(told_by=pk) | Q(submission__teller=pk)).values_list("pk", flat=True)
    sent = Submission.objects.filter(teller=pk).values_list("pk", flat=True)
    return (
        all(forgetting.hold(Page, page) for page in set(told))
        and all(forgetting.hold(Submission, one) for one in sent)
        and forgetting.hold(Teller, pk)
    )


# ── The rules ───────────────────────────────────────────────────────────────────────


def _entry(submission: Submission) -> Entry:
    link = "" if submission.state == State.UNFINISHED else reverse("sent_in:edit", args=[submission.pk])
    return Entry(submission.called, link, submission.kept_until)


def _teller_entry(teller: Teller) -> Entry:
    goes_at = teller.idle_since + TELLER_KEPT if teller.idle_since else None
    return Entry(without_addresses(teller.name), reverse("tellers:edit", args=[teller.pk]), goes_at)


def _of_state(state: State, what, kept, order: int) -> Rule:
    """The rule for what was sent and ended in ``state``."""
    return Rule(
        name=state.value.replace(" ", "-"),
        what=what,
        kept=kept,
        due=lambda now: Submission.objects.over(state, now),
        forget=forget_submission,
        entry=_entry,
        order=order,
    )


RULES = (
    Rule(
        name="networks",
        what=_("From which network something was sent, as a hash"),
        kept=_("14 days"),
        due=networks,
        forget=forget_network,
        order=30,
    ),
    _of_state(State.UNFINISHED, _("Forms that were begun and never sent"), _("7 days after they were begun"), order=31),
    _of_state(State.NO_STORY, _("What you said is no story"), _("30 days after you said so"), order=32),
    _of_state(
        State.TAKEN_BACK,
        _("What its teller took back, with mails and photos"),
        _("30 days after it was taken back, and no longer than without that"),
        order=33,
    ),
    _of_state(
        State.HELD,
        _("Doubtful ones that nobody decided about"),
        _("90 days after they came, then a number"),
        order=34,
    ),
    _of_state(
        State.DECLINED,
        _("Declined stories, with mails and photos"),
        _("90 days after you decided, then a number"),
        order=35,
    ),
    Rule(
        name="mails",
        what=_("Mails as they came, byte for byte"),
        kept=_("180 days after you decided; what was set aside, after it came"),
        due=raw_mails,
        forget=forget_mail,
        order=40,
    ),
    Rule(
        name="originals",
        what=_("Photos as they came, untouched"),
        kept=_("180 days after you decided; the clean ones stay with the story"),
        due=originals,
        forget=forget_original,
        order=41,
    ),
    Rule(
        name="tellers",
        what=_("Tellers, with address, consents and the story as it was sent"),
        kept=_("30 days after nothing of theirs is up or in hand"),
        due=idle_tellers,
        forget=forget_teller,
        hold=hold_teller,
        prepare=mark_idle,
        entry=_teller_entry,
        order=90,
    ),
)
