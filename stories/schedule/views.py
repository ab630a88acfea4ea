"""The editors' page for a promise: what stands, and one button for each thing that can be done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from stories.pages.models import StoryPage
from stories.pages.readiness import Level, findings
from stories.schedule.forms import PromiseForm
from stories.schedule.place import StoryState
from stories.schedule.promising import move, newer_changes, promise, promised_revision, take_back


@require_http_methods(["GET", "HEAD", "POST"])
def promise_story(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where the story stands; promise it, promise the newer version instead, move, take back.

    Who may not publish sees it and cannot act. A form handed back is 422.
    """
    story = get_object_or_404(StoryPage, pk=pk)
    rights = story.permissions_for_user(request.user)
    if not rights.can_edit():
        raise PermissionDenied
    stands = StoryState.of(story)
    form = PromiseForm(request.POST or None, initial={"at": stands.promised_at or (stands.slot and stands.slot.at)})
    refused = ""
    if request.method == "POST":
        if not rights.can_publish():
            raise PermissionDenied
        try:
            said = _act(request, story, form, stands)
        except Refused as answer:
            refused = str(answer)
        else:
            if said:
                messages.success(request, said)
                return redirect("promise_story", story.pk)
    draft = story.get_latest_revision_as_object()
    found = findings(draft)
    revision = promised_revision(story)
    return TemplateResponse(
        request,
        "schedule/promise_story.html",
        {
            "page_title": _("Schedule"),
            "page_subtitle": draft.printed_name,
            "header_icon": "calendar-check",
            "story": story,
            "draft": draft,
            "state": stands.state(),
            "stands": stands,
            "newer_changes": newer_changes(story),
            "promised_on": revision.created_at if revision else None,
            "missing": [finding for finding in found if finding.level is Level.STOPS],
            "notes": [finding for finding in found if finding.level is Level.NOTE],
            "form": form,
            "refused": refused,
            "may_publish": rights.can_publish(),
        },
        status=422 if refused or (form.is_bound and form.errors) else 200,
    )


def _act(request, story: StoryPage, form: PromiseForm, stands: StoryState) -> str:
    """Do what the pressed button says; returns the sentence to show, or nothing where the form is wrong."""
    what, name = request.POST.get("act"), story.printed_name
    if what == "take back":
        take_back(story, user=request.user)
        return _("%s no longer goes live by itself. It stays a draft.") % name
    if what == "promise this version":
        promise(story, stands.promised_at, user=request.user)
        return _("%(name)s goes live %(moment)s, as it is now.") % {
            "name": name,
            "moment": written(stands.promised_at),
        }
    if not form.is_valid():
        return ""
    at = form.cleaned_data["at"]
    if stands.promised_at:
        move(story, at, user=request.user)
    else:
        promise(story, at, user=request.user)
    return _("%(name)s goes live %(moment)s.") % {"name": name, "moment": written(at)}
