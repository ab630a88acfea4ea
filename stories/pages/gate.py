"""No consent, no promise: the backstops that hold whatever door is taken.

Wagtail's page editor builds the publishing action itself, so overriding `publish()` is not enough
(tried on 8.0.1). What holds everywhere: the queue's own rows, and StoryPage.clean() for what is live.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Revision

from stories.pages.models.story import NO_CONSENT, StoryPage, no_consent
from stories.pages.readiness import Finding, Way, has_consent
from stories.tellers.models import Consent


@receiver(pre_save, sender=Revision)
def refuse_promise_without_consent(sender, instance, raw=False, **kwargs):
    """Raise ValidationError (code NO_CONSENT) when a story without consent for the site is about to be promised."""
    if raw or instance.approved_go_live_at is None:
        return
    key = instance.content.get("story_key")
    if key is None:
        return
    consent = Consent.objects.latest_for(key)
    if not (consent and consent.site):
        raise no_consent(instance.content.get("printed_name", ""), consent)


#: The code of a refusal by what readiness finds.
NOT_READY = "not-ready"


def not_ready(found: Iterable[Finding]) -> ValidationError:
    """The refusal of an approval: what is missing, and that the story goes on waiting."""
    return ValidationError(
        _("Not approved: the story still waits, and nothing is lost. %(missing)s")
        % {"missing": " ".join(one.in_full for one in found)},
        code=NOT_READY,
    )


def refused_by_the_gate(error: Exception) -> bool:
    """Whether ``error`` is the gate's own: full_clean() gathers it with others, by field."""
    if not isinstance(error, ValidationError):
        return False
    errors = [one for some in error.error_dict.values() for one in some] if hasattr(error, "error_dict") else [error]
    return any(one.code in (NO_CONSENT, NOT_READY) for one in errors)


def _ways(page, user) -> list[Way]:
    """How the consent that a story lacks can be had, as far as it is open to ``user``."""
    story = StoryPage.objects.filter(pk=page).first() if str(page).isdecimal() else None
    found = has_consent(story.get_latest_revision_as_object()) if story else ()
    return [way for finding in found for way in finding.read_by(user).ways]


class NoConsentMiddleware:
    """In the admin a refusal by the gate is a sentence and not an error page.

    The page editor is told earlier, by the hook in wagtail_hooks.py; this is for workflow approval
    and bulk actions, which have no hook before they publish.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Turn the gate's refusal into a message, on the page in question where there is one."""
        if not refused_by_the_gate(exception):
            return None
        home = reverse("wagtailadmin_home")
        if not request.path.startswith(home):
            return None
        found = request.resolver_match.captured_kwargs if request.resolver_match else {}
        page = found.get("page_id") or found.get("pk")
        buttons = [messages.button(way.link, way.words) for way in _ways(page, request.user)]
        messages.error(request, " ".join(exception.messages), buttons=buttons)
        back = reverse("wagtailadmin_pages:edit", args=[page]) if page else home
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # Wagtail's dialog for an approval with a comment: it follows the address it is given.
            return JsonResponse({"step": "success", "redirect": back})
        return redirect(back)
