"""Take a story back: the teller's right at any time, at once and without a reason; and bring it in again."""

from datetime import datetime

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Revision

from foundation import moment
from foundation.refusing import Refused
from stories.pages import withdrawing
from stories.pages.models import StoryPage
from stories.pages.signals import brought_back, withdrawn
from stories.submissions import telling_editors, telling_the_day
from stories.submissions.holding import hold, hold_with_pages
from stories.submissions.models import Submission
from stories.submissions.models.submission import TAKEN_BACK_FOR
from stories.submissions.news import note_heard, note_news
from stories.submissions.proving import allow_as_on_the_form, note_as_theirs, prove, tie_to_teller
from stories.tellers.consenting import consent
from stories.tellers.models import Consent

State, News = Submission.State, Submission.News


@transaction.atomic
def take_back(submission: Submission) -> Submission:
    """Let nobody go on with ``submission``; it can be brought back for 14 days at most. Harmless twice.

    Its story, where there is one, is hidden everywhere at once, and the editors are told. Where something was
    allowed, a consent that allows nothing is added.
    """
    submission = hold_with_pages(submission)
    if submission.is_taken_back:
        return submission
    story = submission.story
    if story and (withdrawing.is_on_its_way(story) or not story.is_withdrawn):
        if story.told_by is None and story.consent is None:
            # Whoever sent it may take it back, also where the page has lost its teller.
            StoryPage.objects.filter(pk=story.pk).update(told_by=tie_to_teller(submission))
        # Tells `_note_withdrawn`, below.
        withdrawing.withdraw(story, door=Consent.Door.LINK)
        submission.refresh_from_db()
    else:
        _mark(submission)
        given = Consent.objects.latest_for(submission.story_key)
        if given and not given.is_withdrawal:
            consent(given.teller, submission.story_key, door=Consent.Door.LINK)
    if story:
        note_news(submission, News.TAKEN_BACK)
        telling_editors.tell(submission, News.TAKEN_BACK)
    return submission


@transaction.atomic
def bring_back(submission: Submission) -> Submission:
    """Undo `take_back`, with what was allowed before it. Raises Refused where that time is over.

    A story that was out is out again, in the version that was; the editors are told. One that was promised
    is a draft, and waits for another day.
    """
    submission = hold_with_pages(submission)
    if not submission.is_taken_back:
        return submission
    if not submission.can_be_brought_back:
        raise Refused(_too_late(submission))
    _allow_again(submission)
    story, was_out = submission.story, submission.live_before
    if story:
        if story.is_taken_back and story.may_be_shown:
            withdrawing.bring_back(story)
        if was_out and story.may_be_shown:
            was_out.publish(log_action="stories.bring_back")
    submission.refresh_from_db()
    _unmark(submission)
    note_heard(submission)
    if story:
        # Whoever was told a day before hears that it holds no more.
        telling_the_day.tell_soon(submission, None)
        note_news(submission, News.BROUGHT_BACK)
        telling_editors.tell(submission, News.BROUGHT_BACK)
    return submission


def _too_late(submission: Submission) -> str:
    if submission.taken_back_at and moment.now() < submission.taken_back_at + TAKEN_BACK_FOR:
        return _("It was kept until now and is deleted tonight. Please send your story once more if you like.")
    return _("That was more than 14 days ago. Please send your story once more: we would like to read it.")


@receiver(withdrawn)
def _note_withdrawn(sender, story: StoryPage, user=None, was_live_as: Revision | None = None, **kwargs):
    """The story of a submission was taken down at its teller's wish, here or by an editor who was told it."""
    submission = Submission.objects.select_for_update().filter(story_key=story.story_key).first()
    if submission and not submission.is_taken_back:
        submission.live_before = was_live_as
        # The moment of the consent that says so: by it `bring_back` knows it from one that said no before.
        _mark(submission, story.consent.given_at if story.consent else None)


@receiver(brought_back)
def _note_brought_back(sender, story: StoryPage, user=None, **kwargs):
    """An editor let the story be a draft again, since its teller allowed it."""
    submission = Submission.objects.select_for_update().filter(story_key=story.story_key).first()
    if submission and submission.is_taken_back:
        _unmark(submission)
        note_heard(submission)


@receiver(post_save, sender=StoryPage)
def _note_out_again(sender, instance, raw=False, **kwargs):
    """A story that was taken back is out: an editor published it, since its teller allowed it again."""
    if raw or not instance.live:
        return
    submission = Submission.objects.filter(story=instance.pk, state=State.TAKEN_BACK).first()
    if submission:
        _unmark(hold(submission))


def _mark(submission: Submission, at: datetime | None = None) -> None:
    submission.state_before, submission.state = submission.state, State.TAKEN_BACK
    submission.taken_back_at = at or moment.now()
    submission.decisions += 1
    submission.save(update_fields=["state", "state_before", "taken_back_at", "decisions", "live_before"])


def _unmark(submission: Submission) -> None:
    if not submission.is_taken_back:
        return
    submission.state, submission.state_before = submission.state_before, ""
    submission.taken_back_at = submission.live_before = None
    submission.decisions += 1
    submission.save(update_fields=["state", "state_before", "taken_back_at", "decisions", "live_before"])


def _allow_again(submission: Submission) -> None:
    """Add the consent that stood before the one by which it was taken back.

    Where none stood, what was ticked on the form counts: whoever has the link reads mails at the address.
    """
    latest, before = [*Consent.objects.for_story(submission.story_key)[:2], None, None][:2]
    if latest and not (latest.is_withdrawal and latest.given_at >= submission.taken_back_at):
        return  # what was said before that or since stands
    if before:
        allowed = dict.fromkeys(before.ticked, True)
        consent(before.teller, submission.story_key, door=Consent.Door.LINK, wording=before.wording, **allowed)
    elif submission.sender_address and not submission.is_forwarded and submission.state_before != State.HELD:
        note_as_theirs(submission)
        prove(submission)
        stands = Consent.objects.latest_for(submission.story_key)
        if stands is None or stands.is_withdrawal:
            allow_as_on_the_form(submission)


@transaction.atomic
def disown(submission: Submission) -> Submission:
    """Note that the owner of the address did not send it: no mail goes there any more, no link of it opens.

    What was sent is held for an editor, and not deleted: whoever opened the mail may be wrong.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.is_confirmed:
        return submission
    if submission.is_open:
        submission.state = State.HELD
    submission.held_because = [
        *submission.held_because,
        _("The owner of this address says that they did not send it."),
    ]
    submission.may_answer = False
    submission.link_version += 1
    submission.save(update_fields=["state", "held_because", "may_answer", "link_version"])
    note_heard(submission)
    return submission
