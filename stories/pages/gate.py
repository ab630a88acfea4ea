"""No consent, no promise: the backstops that hold whatever door is taken.

Wagtail's page editor builds the publishing action itself, so overriding `publish()` is not enough
(tried on 8.0.1). What holds everywhere: the queue's own rows, and StoryPage.clean() for what is live.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Revision

from stories.pages.models.story import NO_CONSENT, no_consent
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


def refused_by_the_gate(error: Exception) -> bool:
    """Whether ``error`` is the gate's own: full_clean() gathers it with others, by field."""
    if not isinstance(error, ValidationError):
        return False
    errors = [one for some in error.error_dict.values() for one in some] if hasattr(error, "error_dict") else [error]
    return any(one.code == NO_CONSENT for one in errors)


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
        """Turn the gate's refusal into a message, back where the editor came from."""
        if not refused_by_the_gate(exception):
            return None
        home = reverse("wagtailadmin_home")
        if not request.path.startswith(home):
            return None
        messages.error(request, " ".join(exception.messages))
        return redirect(home)
