"""No consent, no promise: the backstops that hold whatever door is taken.

Wagtail's page editor builds the publishing action itself, so overriding `publish()` is not enough
(tried on 8.0.1). What holds everywhere: the queue's own rows, and StoryPage.clean() for what is live.
"""

from django.contrib import messages
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Revision

from stories.pages.models.story import NoConsent, no_consent_sentence
from stories.tellers.models import Consent


@receiver(pre_save, sender=Revision)
def refuse_promise_without_consent(sender, instance, raw=False, **kwargs):
    """Raise NoConsent when a story without consent for the site is about to be promised."""
    if raw or instance.approved_go_live_at is None:
        return
    key = instance.content.get("story_key")
    if key is None:
        return
    consent = Consent.objects.latest_for(key)
    if not (consent and consent.site):
        raise NoConsent(no_consent_sentence(instance.content.get("printed_name", "")))


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
        if not isinstance(exception, NoConsent):
            return None
        home = reverse("wagtailadmin_home")
        if not request.path.startswith(home):
            return None
        messages.error(request, " ".join(exception.messages))
        return redirect(home)
