"""The menu “Stories”: every part adds to it by the hook `register_stories_menu_item`."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

stories_menu = Menu(register_hook_name="register_stories_menu_item")


def stories_menu_item() -> SubmenuMenuItem:
    """Stories, at the top of the main menu; not shown to whom none of its items is."""
    return SubmenuMenuItem(_("Stories"), stories_menu, name="stories", icon_name="openquote", order=50)


class PagesMenuItem(MenuItem):
    """An item that leads to a list of pages: for those who may write or publish."""

    def is_shown(self, request):
        """Whether the list behind it would open."""
        may = policy_registry.get_by_type(Page).user_has_any_permission
        return may(request.user, {"add", "change", "publish"})
