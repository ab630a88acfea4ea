"""What tellers add to Wagtail's admin."""

from wagtail import hooks

from stories.tellers.menus import readers_menu_item

hooks.register("register_admin_menu_item", readers_menu_item)
