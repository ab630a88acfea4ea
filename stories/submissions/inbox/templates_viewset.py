"""“Answers to start from”, in the menu of stories: the words that editors begin a mail to a teller with."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from stories.submissions.models import MailTemplate


class TemplatesView(IndexView):
    """The list: kind by kind, in the order in which they are offered."""

    add_item_label = _("Add words")

    def order_queryset(self, queryset):
        """As the model says, whatever heading was clicked."""
        return queryset.order_by(*MailTemplate._meta.ordering)


class MailTemplateViewSet(ModelViewSet):
    """Words are added, changed, put in order and deleted here; mails that were sent keep theirs."""

    model = MailTemplate
    name = "mail_templates"
    url_prefix = "answers-to-start-from"
    icon = "mail"
    menu_label = _("Answers to start from")
    menu_name = "mail-templates"
    menu_hook = "register_stories_menu_item"
    menu_order = 700
    index_view_class = TemplatesView
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 100
    list_display = [
        "name",
        Column("kind", label=_("For"), accessor="get_kind_display"),
        Column("words", label=_("Begins"), accessor=lambda one: _beginning(one.words), classname="mp-wide"),
        Column("position", label=_("Order"), accessor="position", classname="mp-wide"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("kind", heading=_("For the mail")),
            FieldPanel("name"),
            FieldPanel("words"),
            FieldPanel("position", help_text=_("Among those for the same mail, the lowest comes first.")),
        ]
    )


def _beginning(words: str) -> str:
    begins = " ".join(words.split())
    return begins if len(begins) <= 90 else f"{begins[:90].rpartition(' ')[0]} …"
