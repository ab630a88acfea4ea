"""Who may do what: four groups, and what each may not."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from wagtail.models import GroupApprovalTask, GroupCollectionPermission, GroupPagePermission
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from foundation import moment
from foundation.models import Picture, User
from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT, make_groups
from stories.pages.models import StoryPage
from stories.schedule.promising import promise, promised_revision
from tests.factories.pages import DraftFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory
from tests.factories.users import UserFactory, member_of

pytestmark = pytest.mark.django_db

EVERYBODY = (OWNER, EDITOR, MODERATOR, RESIDENT)


@pytest.fixture
def people(db):
    """One of each group."""
    return {name: member_of(name) for name in EVERYBODY}


def who(people, may):
    """The groups whose member may."""
    return {name for name, user in people.items() if may(user)}


def rights():
    """Everything that the groups may, as it stands in the tables."""
    return (
        sorted(Group.objects.values_list("name", "permissions__codename")),
        sorted(GroupPagePermission.objects.values_list("group__name", "page", "permission__codename")),
        sorted(GroupCollectionPermission.objects.values_list("group__name", "collection", "permission__codename")),
    )


# ── The groups themselves ───────────────────────────────────────────────────────────


@pytest.fixture
def as_migrated(db):
    """The groups as Wagtail's migrations leave them."""
    Group.objects.all().delete()
    for name in ("Editors", "Moderators"):
        Group.objects.create(name=name)


def test_there_are_four_groups_and_wagtails_own_are_gone(as_migrated):
    assert set(make_groups()) == set(EVERYBODY)
    assert set(Group.objects.values_list("name", flat=True)) == set(EVERYBODY)


def test_a_group_of_wagtails_that_somebody_is_in_stays(db):
    kept, _is_new = Group.objects.get_or_create(name="Editors")
    UserFactory().groups.add(kept)

    make_groups()

    assert set(Group.objects.values_list("name", flat=True)) == {*EVERYBODY, "Editors"}


def test_making_them_again_changes_nothing(as_migrated):
    make_groups()
    before = rights()

    make_groups()

    assert rights() == before


def test_making_them_again_keeps_their_members(people):
    make_groups()

    assert [user.groups.get().name for user in people.values()] == list(EVERYBODY)


def test_what_was_taken_away_by_hand_comes_back(db):
    groups = make_groups()
    before = rights()
    groups[EDITOR].permissions.clear()
    GroupPagePermission.objects.filter(group=groups[EDITOR]).delete()

    make_groups()

    assert rights() == before


def test_everybody_may_enter_the_admin(people, client):
    assert who(people, lambda user: user.has_perm("wagtailadmin.access_admin")) == set(EVERYBODY)
    for user in people.values():
        client.force_login(user)
        assert client.get("/admin/").status_code == 200


def test_nobody_is_a_superuser_by_group(people):
    assert not User.objects.filter(is_superuser=True).exists()


# ── Stories and weeks ───────────────────────────────────────────────────────────────


def test_who_may_write(people, series):
    assert who(people, lambda user: series.permissions_for_user(user).can_add_subpage()) == {OWNER, EDITOR, RESIDENT}


def test_who_may_mend_somebody_elses_story(people, series):
    for story in (DraftFactory(parent=series), StoryFactory(parent=series)):
        assert who(people, lambda user, page=story: page.permissions_for_user(user).can_edit()) == {OWNER, EDITOR}


@pytest.mark.parametrize("factory", [DraftFactory, WeekFactory])
def test_who_may_publish(people, series, factory):
    page = factory(parent=series, live=False)

    assert who(people, lambda user: page.permissions_for_user(user).can_publish()) == {OWNER, EDITOR}


def test_who_may_take_down(people, series):
    story = StoryFactory(parent=series)

    assert who(people, lambda user: story.permissions_for_user(user).can_unpublish()) == {OWNER, EDITOR}
    assert who(people, lambda user: story.permissions_for_user(user).can_delete()) == {OWNER, EDITOR}


def test_only_an_owner_takes_away_a_series_with_its_stories(people, series):
    StoryFactory(parent=series)

    assert who(people, lambda user: series.permissions_for_user(user).can_delete()) == {OWNER}


def test_a_moderator_may_nothing_with_pages(people, series):
    may = StoryFactory(parent=series).permissions_for_user(people[MODERATOR])

    asked = ("can_edit", "can_publish", "can_unpublish", "can_delete", "can_add_subpage", "can_lock", "can_unlock")
    assert [name for name in asked if getattr(may, name)()] == []
    assert not PagePermissionPolicy().user_has_any_permission(
        people[MODERATOR], ["add", "change", "publish", "bulk_delete", "lock"]
    )


def test_a_resident_writes_drafts_of_their_own_and_publishes_none(people, series):
    resident = people[RESIDENT]
    own = DraftFactory(parent=series, owner=resident)
    may = own.permissions_for_user(resident)

    assert (may.can_edit(), may.can_delete()) == (True, True)
    asked = ("can_publish", "can_unpublish", "can_lock", "can_unlock", "can_publish_subpage")
    assert [name for name in asked if getattr(may, name)()] == []


def test_a_resident_does_not_take_down_what_is_live(people, series):
    own = StoryFactory(parent=series, owner=people[RESIDENT])

    assert own.permissions_for_user(people[RESIDENT]).can_delete() is False
    assert own.permissions_for_user(people[RESIDENT]).can_unpublish() is False


@pytest.mark.parametrize("name", [MODERATOR, RESIDENT])
def test_who_may_not_publish_cannot_promise_either(people, series, name):
    story = DraftFactory(parent=series, owner=people[name])

    with pytest.raises(PermissionDenied):
        promise(story, moment.now() + timedelta(days=1), user=people[name])

    assert promised_revision(story) is None
    assert StoryPage.objects.get().live is False


def test_a_request_to_publish_written_by_hand_saves_a_residents_draft_and_no_more(people, series, client):
    story = DraftFactory(parent=series, owner=people[RESIDENT])
    client.force_login(people[RESIDENT])
    typed = {
        "printed_name": "Lisa Anderson",
        "title": story.title,
        "slug": story.slug,
        "place": "Cooper Street",
        "body": streamfield([]),
        "topics": [],
        "comments": inline_formset([]),
        "go_live_at": "2099-01-01 06:00",
        "action-publish": "1",
    }

    response = client.post(f"/admin/pages/{story.pk}/edit/", nested_form_data(typed))

    assert response.status_code == 302
    assert StoryPage.objects.get().get_latest_revision_as_object().place == "Cooper Street"
    assert StoryPage.objects.get().live is False
    assert promised_revision(story) is None


def test_nor_does_the_list_publish_what_a_resident_picks(people, series, client):
    story = DraftFactory(parent=series, owner=people[RESIDENT])
    client.force_login(people[RESIDENT])

    client.post(f"/admin/bulk/wagtailcore/page/publish/?id={story.pk}")

    assert StoryPage.objects.get().live is False


def test_approval_is_asked_of_owners_and_editors(as_migrated):
    make_groups()

    assert GroupApprovalTask.objects.exists()
    for task in GroupApprovalTask.objects.all():
        assert set(task.groups.values_list("name", flat=True)) == {OWNER, EDITOR}


# ── Everything else ─────────────────────────────────────────────────────────────────


def test_who_may_add_pictures_and_who_may_change_anybodys(people):
    policy, picture = policy_registry.get_by_type(Picture), PictureFactory()

    for act in ("add", "choose"):
        assert who(people, lambda user, act=act: policy.user_has_permission(user, act)) == {OWNER, EDITOR, RESIDENT}
    for act in ("change", "delete"):
        may = who(people, lambda user, act=act: policy.user_has_permission_for_instance(user, act, picture))
        assert may == {OWNER, EDITOR}


@pytest.mark.parametrize("right", ["view_teller", "change_teller", "view_consent", "add_consent"])
def test_who_may_see_addresses(people, right):
    assert who(people, lambda user: user.has_perm(f"tellers.{right}")) == {OWNER, EDITOR}


@pytest.mark.parametrize("right", ["view_response", "change_response"])
def test_who_may_decide_about_responses(people, right):
    assert who(people, lambda user: user.has_perm(f"responses.{right}")) == {OWNER, EDITOR, MODERATOR}


def test_who_may_change_the_rules_for_responses(people):
    assert who(people, lambda user: user.has_perm("responses.change_responserules")) == {OWNER, EDITOR}


def test_nobody_may_add_or_delete_a_response_in_the_admin(people):
    for right in ("add_response", "delete_response"):
        assert who(people, lambda user, name=right: user.has_perm(f"responses.{name}")) == set()


def test_nobody_may_change_or_delete_a_consent(people):
    for right in ("change_consent", "delete_consent"):
        assert who(people, lambda user, name=right: user.has_perm(f"tellers.{name}")) == set()


@pytest.mark.parametrize("right", ["add_user", "change_user", "delete_user"])
def test_who_may_change_users(people, right):
    assert who(people, lambda user: user.has_perm(f"foundation.{right}")) == {OWNER}


def test_who_may_give_a_failed_job_another_try(people):
    assert who(people, lambda user: user.has_perm("django_tasks_database.change_dbtaskresult")) == {OWNER, EDITOR}


@pytest.mark.parametrize(
    "address",
    [
        "users/",
        "users/new/",
        "groups/",
        "groups/new/",
        "sites/",
        "workflows/list/",
        "workflows/tasks/index/",
        "collections/",
    ],
)
def test_who_may_work_in_the_settings(people, address, client):
    def opens(user):
        client.force_login(user)
        return client.get(f"/admin/{address}").status_code == 200

    assert who(people, opens) == {OWNER}


def test_an_owner_lets_an_editor_in(people, client):
    client.force_login(people[OWNER])
    typed = {
        "username": "tom@example.org",
        "email": "tom@example.org",
        "first_name": "Tom",
        "last_name": "Aldous",
        "password1": "the torch still comes",
        "password2": "the torch still comes",
        "groups": [people[EDITOR].groups.get().pk],
    }

    client.post("/admin/users/new/", typed)

    assert User.objects.get(username="tom@example.org").groups.get().name == EDITOR


def test_nobody_adds_a_second_site_or_takes_the_first_away(people):
    for right in ("add_site", "delete_site"):
        assert who(people, lambda user, name=right: user.has_perm(f"wagtailcore.{name}")) == set()
