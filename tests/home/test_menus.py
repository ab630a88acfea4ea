"""Every entry of the admin's menu opens for everybody who sees it."""

import pytest
from django.test import RequestFactory
from wagtail.admin.menu import SubmenuMenuItem, admin_menu

from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT
from stories.schedule.models import Slot
from stories.schedule.planning import place
from tests.factories.pages import DraftFactory, StoryFactory, WeekFactory
from tests.factories.users import UserFactory, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def content(series):
    """Something to show in every list."""
    StoryFactory(parent=series)
    week = WeekFactory(parent=series)
    place(DraftFactory(parent=series), Slot.objects.filter(week=week).first())


def entries(menu, request):
    for item in menu.menu_items_for_request(request):
        if isinstance(item, SubmenuMenuItem):
            yield from entries(item.menu, request)
        elif item.url and item.url.startswith("/admin/"):
            yield item.url


def opened(client, address):
    """The status of an entry's page; a setting leads from its name to its one row, one step below."""
    response = client.get(address)
    if response.status_code == 302 and response.url.startswith(address):
        response = client.get(response.url)
    return response.status_code


@pytest.mark.parametrize("who", [OWNER, EDITOR, MODERATOR, RESIDENT, "superuser"])
def test_every_entry_opens_for_who_sees_it(client, content, who):
    user = UserFactory(is_superuser=True) if who == "superuser" else member_of(who)
    client.force_login(user)
    request = RequestFactory().get("/admin/")
    request.user = user

    codes = {address: opened(client, address) for address in entries(admin_menu, request)}

    assert {address: code for address, code in codes.items() if code != 200} == {}
    assert codes or who == MODERATOR
