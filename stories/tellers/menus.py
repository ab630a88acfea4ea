"""The menu “Readers”: every part adds to it by the hook `register_readers_menu_item`."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

readers_menu = Menu(register_hook_name="register_readers_menu_item")


def readers_menu_item() -> SubmenuMenuItem:
    """Readers, below Stories; not shown to whom none of its items is."""
    return SubmenuMenuItem(_("Readers"), readers_menu, name="readers", icon_name="group", order=60)
