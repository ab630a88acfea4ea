"""After the form: the story is here, and what comes next."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stories.pages.views.private import for_one_person
from stories.submissions import links
from stories.submissions.models import SentMail
from stories.tellers.signing import Bad, Expired


@require_safe
def arrived(request: HttpRequest, token: str) -> HttpResponse:
    """Say that it arrived and that a mail asks for one press of a button; of who sent it, nothing."""
    try:
        submission = links.opened(links.ARRIVED, token)
    except (Bad, Expired) as bad:
        raise Http404("No such submission.") from bad
    asked = submission.sent_mails.filter(kind=SentMail.Kind.CONFIRM).first()
    return for_one_person(
        render(
            request,
            "submissions/arrived_page.html",
            {
                "submission": submission,
                "series": submission.series,
                "asks_to_confirm": bool(asked and not asked.unsent_because and not submission.is_confirmed),
            },
        )
    )
