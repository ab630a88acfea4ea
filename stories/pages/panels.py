"""What the story's editor shows beside the fields."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from stories.pages.asking import question_for


class WordCountPanel(Panel):
    """How many words the story has beside how many the call asks for; counts while one types."""

    class BoundPanel(Panel.BoundPanel):
        """The count for one story."""

        template_name = "stories/panels/word_count.html"

        def get_context_data(self, parent_context=None):
            """The present count and the series' target."""
            context = super().get_context_data(parent_context)
            context["count"] = self.instance.word_count
            context["target"] = self.target
            return context

        @property
        def target(self) -> int | None:
            """What the series asks for; None where the story has no series yet."""
            series = self.form.parent_page if self.form else None
            return series.specific.word_target if series and hasattr(series.specific, "word_target") else None

        class Media:
            js = ["stories/js/word-count.js"]

    def __init__(self, **options):
        super().__init__(**{"heading": _("Length"), **options})


class ConsentPanel(Panel):
    """Who told the story and what they allowed, to be read; it is written down on a page of its own.

    So a save of the editor, which may have been open for an hour, never changes whose story it is.
    """

    class BoundPanel(Panel.BoundPanel):
        """The state for one story."""

        template_name = "stories/panels/consent.html"

        def get_context_data(self, parent_context=None):
            """Teller and consent; the address only for those who may see it."""
            context = super().get_context_data(parent_context)
            user = self.request.user
            context["story"] = self.instance
            context["consent"] = self.instance.consent if self.instance.pk else None
            context["may_see_addresses"] = user.has_perm("tellers.view_teller")
            if self.instance.pk and user.has_perm("tellers.add_consent"):
                context["link"] = reverse("story_consent", args=[self.instance.pk])
            if self.instance.pk and not self.instance.may_be_shown:
                context["question"] = question_for(self.instance.story_key)
                context["ask_link"] = context["question"].link_for(user) if context["question"] else ""
            return context

    def __init__(self, **options):
        super().__init__(**{"heading": _("Consent"), **options})
