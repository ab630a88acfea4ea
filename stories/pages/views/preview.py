"""What a private link to a preview opens: for readers, without a login and without a cookie."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from stories.pages.models import PreviewLink, StoryPage
from stories.pages.sharing import Over, opened_by
from stories.tellers.signing import Bad

#: It is for one person: no cache keeps it, no search engine lists it, no other site learns its address.
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "same-origin",
}


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show the draft; lead to the story once it is out; say kindly that a preview is over, and of what nothing."""
    try:
        response = _open(request, opened_by(token))
    except Bad as bad:
        raise Http404("No such preview.") from bad
    except Over:
        response = render(request, "stories/preview_over_page.html", status=410)
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _open(request: HttpRequest, link: PreviewLink) -> HttpResponseBase:
    out = StoryPage.objects.readable().filter(pk=link.story_id).first()
    if out:
        return redirect(out.get_url(request))
    draft = link.story.get_latest_revision_as_object()
    # Not Wagtail's preview request: it makes missing renditions, copies cookies and shows the userbar.
    return TemplateResponse(request, "stories/preview_page.html", {**draft.get_context(request), "preview": link})
