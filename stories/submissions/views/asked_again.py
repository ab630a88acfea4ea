"""A private link with a question of ours whose time is over: the page offers a new one by mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stories.submissions.asking import ask_again
from stories.submissions.models import SentMail, Submission


def offer_a_new_mail(request: HttpRequest, submission: Submission, kind: SentMail.Kind) -> HttpResponse:
    """Say that the link is too old; the button sends another to the address that the first went to."""
    if not submission.may_be_told or not submission.answer_address:
        return nothing_to_ask(request, submission)
    is_sent = ask_again(submission, kind) if request.method == "POST" else None
    return render(request, "submissions/ask_again.html", {"is_sent": is_sent}, status=410 if is_sent is None else 200)


def nothing_to_ask(request: HttpRequest, submission: Submission) -> HttpResponse:
    """Say kindly why nothing is asked any more: it was taken back, or is not to be told."""
    return render(request, "submissions/nothing_to_ask.html", {"submission": submission})
