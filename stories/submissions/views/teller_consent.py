"""The page behind a private link on which a teller says what we may do with their story."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from foundation.refusing import Refused
from stories.pages.views.private import private
from stories.submissions import links
from stories.submissions.agreeing import agree, is_taking_back
from stories.submissions.models import SentMail, Submission
from stories.submissions.teller_forms import AgreeingForm, name_told_under
from stories.submissions.views.asked_again import nothing_to_ask, offer_a_new_mail
from stories.submissions.writing import promised_moment
from stories.tellers.models import Consent
from stories.tellers.signing import Expired

#: Buttons: what was said is meant, or is to be looked at again.
SURE, BACK = "sure", "back"


@private
def consent_to_submission(request: HttpRequest, token: str) -> HttpResponseBase:
    """Ask what we may do with it, with what stands now; a no is asked once more, and nothing is done by a GET."""
    try:
        submission = links.opened(links.CONSENT, token)
    except Expired:
        return offer_a_new_mail(request, links.expired(token, links.CONSENT), SentMail.Kind.ASK_CONSENT)
    if not submission.may_be_told:
        return nothing_to_ask(request, submission)
    if request.method != "POST":
        return _page(request, submission, AgreeingForm(submission=submission), is_said="said" in request.GET)
    form = AgreeingForm(request.POST, submission=submission)
    if not form.is_valid():
        return _page(request, submission, form, status=422)
    act = request.POST.get("act", "")
    if act == BACK:
        return _page(request, submission, form)
    if act != SURE and (form.allows_nothing or is_taking_back(submission, form.allowed)):
        return _once_more(request, submission, form)
    try:
        submission = agree(submission, allowed=form.allowed, printed_name=form.cleaned_data.get("name", ""))
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, submission, form, status=422)
    if submission.is_taken_back:
        return redirect(links.to_own_page(submission))
    return redirect(f"{request.path}?said")


def _page(request, submission: Submission, form, *, is_said: bool = False, status: int = 200) -> HttpResponseBase:
    context = {
        **_about(submission),
        "form": form,
        "is_said": is_said and Consent.objects.for_story(submission.story_key).exists(),
        "stands": Consent.objects.latest_for(submission.story_key),
        "own_page": links.to_own_page(submission),
    }
    return render(request, "submissions/consent_page.html", context, status=status)


def _once_more(request, submission: Submission, form) -> HttpResponseBase:
    """Say what a no does, before it is done."""
    context = {
        **_about(submission),
        "kept": [(name, value) for name, value in form.data.items() if name in form.fields],
        "takes_back": is_taking_back(submission, form.allowed),
    }
    return render(request, "submissions/consent_once_more.html", context)


def _about(submission: Submission) -> dict[str, object]:
    """What both pages tell of the story."""
    story = submission.story
    return {
        "submission": submission,
        "live": story if story and story.live else None,
        "promised_at": promised_moment(submission),
        "printed_name": name_told_under(submission),
        "begins": submission.paragraphs[0] if submission.paragraphs else "",
    }
