"""What the story's editor shows beside the fields."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


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
