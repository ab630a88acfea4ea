"""Prove whose address it is: by a button in a mail, or by what the mail's own server attests."""

from django.db import transaction

from foundation import moment
from stories.pages.models import StoryPage
from stories.submissions.models import Submission
from stories.tellers.consenting import consent
from stories.tellers.models import Consent, Teller

_DOORS: dict[str, Consent.Door] = {
    Submission.Door.FORM: Consent.Door.FORM,
    Submission.Door.MAIL: Consent.Door.MAIL,
    Submission.Door.RESPONSE: Consent.Door.LINK,
}


@transaction.atomic
def confirm(submission: Submission) -> Submission:
    """Note that the sender can read mails at the address, and answer with what happens next. Harmless twice."""
    from stories.submissions import answering

    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.is_confirmed:
        return submission
    note_as_theirs(submission)
    answering.answer(submission)
    return submission


def note_as_theirs(submission: Submission) -> None:
    """Note that whoever sent it reads mails at the address; part of the caller's transaction. Harmless twice."""
    if submission.is_confirmed:
        return
    submission.confirmed_at = moment.now()
    submission.save(update_fields=["confirmed_at"])
    # What is doubtful, declined or no story gets neither teller nor consent by a click.
    if submission.may_be_told:
        prove(submission)


def prove(submission: Submission) -> None:
    """Tie a confirmed submission to its teller and write down what they allowed on the form.

    One address may be two people's: the name decides. Of a forwarded letter it says nothing about
    whose words they are, so the teller stays a proposal.
    """
    if submission.teller_id:
        # An editor said whose it is; now the address is proved as well.
        known = Teller.objects.at(submission.sender_address).filter(pk=submission.teller_id, confirmed_at=None)
        known.update(confirmed_at=submission.confirmed_at)
        if submission.state == Submission.State.ACCEPTED and not submission.is_forwarded:
            _write_down_the_form(submission)
        return
    if submission.is_forwarded or not submission.sender_address:
        return
    tie_to_teller(submission)
    _write_down_the_form(submission)


def proposed_teller(submission: Submission) -> Teller:
    """Whose story it becomes where nobody is tied to it yet; not saved where they are new.

    Somebody known at the address under the same name is the same person.
    """
    address = submission.teller_address or ("" if submission.is_forwarded else submission.sender_address)
    name = (submission.teller_name or submission.printed_name or address or submission.called)[:120]
    return Teller.objects.at(address).filter(name__iexact=name).first() or Teller(name=name, address=address)


def tie_to_teller(submission: Submission) -> Teller:
    """The teller of ``submission``, from now on its own; the address counts as theirs only where it is proved."""
    if submission.teller:
        return submission.teller
    teller = proposed_teller(submission)
    if not submission.is_forwarded:
        teller.confirmed_at = teller.confirmed_at or submission.confirmed_at
    teller.save()
    submission.teller = teller
    submission.save(update_fields=["teller"])
    # The row alone says whose story a page is (StoryPage.with_content_json).
    StoryPage.objects.filter(story_key=submission.story_key, told_by=None).update(told_by=teller)
    return teller


def _write_down_the_form(submission: Submission) -> None:
    """What was ticked becomes a consent, once, and never over one that was given since."""
    if not Consent.objects.for_story(submission.story_key).exists():
        allow_as_on_the_form(submission)


def allow_as_on_the_form(submission: Submission) -> None:
    """Add the consent that was ticked, where anything was and its teller is known."""
    if not (submission.wording and submission.door in _DOORS and submission.teller):
        return
    consent(
        submission.teller,
        submission.story_key,
        door=_DOORS[submission.door],
        wording=submission.wording,
        **dict.fromkeys(submission.ticked, True),
    )
