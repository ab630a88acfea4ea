"""An editor shares a story's preview with somebody who has no account, and takes it back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from foundation import moment
from foundation.refusing import Refused
from foundation.renditions import make_renditions
from home.groups import EDITOR, MODERATOR, RESIDENT
from stories.pages.models import PreviewLink, StoryPage
from stories.pages.sharing import revoke, share
from stories.schedule.planning import place
from stories.schedule.promising import promise
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.pages import DraftFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory
from tests.factories.users import UserFactory, member_of
from tests.working import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(series):
    """Typed, and its teller not yet asked."""
    return DraftFactory(parent=series, consented=False, printed_name="Nora Whitlock", place="Tanner’s Row")


@pytest.fixture
def link(story, editor):
    return share(story, user=editor, days=3, for_whom="Grace")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def path_of(link, settings):
    assert link.address.startswith(f"{settings.SITE_URL}/preview/")
    return link.address.removeprefix(settings.SITE_URL)


@pytest.fixture
def path(link, settings):
    return path_of(link, settings)


def page_of(story):
    return reverse("preview_links", args=[story.pk])


def is_over(answer, *private):
    html = answer.content.decode()
    assert answer.status_code == 410
    assert "This preview is over" in html
    assert "ask the editor who sent you the link for a new one" in html
    assert [word for word in ("Nora", "Whitlock", "Cooper Street", "Tanner", "Grace", *private) if word in html] == []


# ── What the link opens ─────────────────────────────────────────────────────────────


def test_whoever_has_the_link_reads_the_draft_and_for_whom_until_when(client, story, link, path):
    answer = client.get(path)

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "I went down Cooper Street in my coat." in html
    assert "A preview for Grace, until " in html
    assert "(New York)" in html
    assert "Not public yet; please do not pass it on." in html
    assert not StoryPage.objects.get(pk=story.pk).live


def test_a_preview_for_nobody_by_name(client, story, editor, settings):
    html = client.get(path_of(share(story, user=editor, days=1), settings)).content.decode()

    assert "A preview, until " in html


def test_no_cache_keeps_it_no_search_engine_lists_it_and_no_other_site_learns_its_address(client, path):
    answer = client.get(path)

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "same-origin"
    assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()


def test_an_editor_who_is_logged_in_reads_the_same_without_userbar(desk, client, path):
    html = desk.get(path).content.decode()
    client.logout()

    assert "userbar" not in html
    assert client.get(path).content.decode() == html


def test_opening_it_changes_nothing(client, story, path, django_assert_max_num_queries):
    before = list(PreviewLink.objects.values())
    with django_assert_max_num_queries(40) as asked:
        client.get(path)

    assert [one["sql"] for one in asked.captured_queries if not one["sql"].startswith("SELECT")] == []
    assert list(PreviewLink.objects.values()) == before


def test_it_cannot_be_posted_to(client, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


def test_it_shows_the_latest_draft(client, story, path):
    story.place = "Lamp Lane"
    story.save_revision()

    html = client.get(path).content.decode()
    assert "Lamp Lane" in html
    assert "Tanner’s Row" not in html


def test_the_address_to_come_is_not_told(client, story, path):
    html = client.get(path).content.decode()

    assert story.slug not in html
    assert "canonical" not in html


def test_it_opens_this_one_story_and_names_no_other_that_is_not_out(client, series, story, editor, settings):
    week = WeekFactory(parent=series, days=3, teaser_allowed=True)
    slots = list(week.slots.order_by("day"))
    before = DraftFactory(parent=series, printed_name="Errol Tasker", teaser="Somebody with keys.")
    after = DraftFactory(parent=series, printed_name="Joan Ferris", teaser="Somebody with a torch.")
    for one, slot in zip((before, story, after), slots, strict=True):
        place(one, slot)
    promise(before, slots[0].at)

    html = client.get(path_of(share(story, user=editor, days=3), settings)).content.decode()

    assert week.theme in html
    for private in ("Errol", "Joan", before.slug, after.slug, "Somebody with"):
        assert private not in html
    assert client.get(before.url).status_code == 404
    assert client.get(story.url).status_code == 404


def test_a_half_written_draft_is_shown(client, series, editor, settings):
    story = DraftFactory(parent=series, consented=False, told_by=None, body=[], printed_name="Nora Whitlock")

    assert client.get(path_of(share(story, user=editor, days=1), settings)).status_code == 200


def test_a_name_cannot_bring_markup(client, story, editor, settings):
    link = share(story, user=editor, days=1, for_whom="<script>alert(1)</script>")

    assert "<script>alert(1)" not in client.get(path_of(link, settings)).content.decode()


# ── Pictures ────────────────────────────────────────────────────────────────────────


def test_the_worker_makes_the_pictures_when_it_is_shared_and_the_request_makes_none(client, series, editor, settings):
    picture = PictureFactory(description="Two bowls on a sill.")
    story = DraftFactory(parent=series, consented=False, cover=picture)

    path = path_of(share(story, user=editor, days=1), settings)
    assert "Two bowls" not in client.get(path).content.decode()
    assert not picture.renditions.exists()

    work()
    assert "Two bowls" in client.get(path).content.decode()


def test_pictures_that_come_later_are_made_while_the_link_stands(client, story, path):
    story.cover = PictureFactory(description="Two bowls on a sill.")
    story.save_revision()
    work()

    assert "Two bowls" in client.get(path).content.decode()


def test_without_a_link_a_draft_makes_nobody_work(story, link):
    revoke(link)
    picture = PictureFactory()
    DBTaskResult.objects.all().delete()

    story.cover = picture
    story.save_revision()

    assert not DBTaskResult.objects.filter(task_path__contains="renditions").exists()


def test_nor_does_one_whose_pictures_are_made(story, link):
    story.cover = PictureFactory()
    make_renditions(story.cover, ["photo", "first"])
    DBTaskResult.objects.all().delete()

    story.save_revision()

    assert not DBTaskResult.objects.filter(task_path__contains="renditions").exists()


# ── When it is over ─────────────────────────────────────────────────────────────────


def test_it_ends_by_itself(client, link, path):
    with moment.as_on(link.expires_at - timedelta(seconds=1)):
        assert client.get(path).status_code == 200
    with moment.as_on(link.expires_at):
        is_over(client.get(path))


def test_once_revoked_it_says_so_and_nothing_of_the_story(client, link, path):
    revoke(link)

    answer = client.get(path)
    is_over(answer)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert not answer.cookies


def test_revoking_one_leaves_the_others(client, story, link, editor, settings):
    other = share(story, user=editor, days=1)

    revoke(link)

    assert client.get(path_of(other, settings)).status_code == 200


def test_revoking_again_changes_nothing(link):
    revoke(link)
    first = PreviewLink.objects.get().revoked_at

    revoke(link)

    assert PreviewLink.objects.get().revoked_at == first


def test_a_deleted_story_says_the_same(client, story, path):
    story.delete()

    is_over(client.get(path))


def test_a_withdrawn_story_says_the_same(client, story, path):
    consent(story.told_by, story.story_key, door=Consent.Door.FORM, site=True)
    assert client.get(path).status_code == 200

    consent(story.told_by, story.story_key, door=Consent.Door.LINK)

    is_over(client.get(path))


def test_once_the_story_is_live_the_link_leads_there(client, series, editor, settings):
    story = DraftFactory(parent=series)
    path = path_of(share(story, user=editor, days=3), settings)
    story.get_latest_revision().publish()

    answer = client.get(path)

    assert (answer.status_code, answer["Location"]) == (302, StoryPage.objects.get(pk=story.pk).url)
    assert answer["Cache-Control"] == "private, no-store"


def test_what_was_taken_down_is_not_shown_by_a_link_made_before(client, series, editor, settings):
    story = DraftFactory(parent=series, printed_name="Nora Whitlock")
    before = path_of(share(story, user=editor, days=3), settings)
    story.get_latest_revision().publish()
    StoryPage.objects.get(pk=story.pk).unpublish()

    is_over(client.get(before))
    after = path_of(share(StoryPage.objects.get(pk=story.pk), user=editor, days=3), settings)
    assert client.get(after).status_code == 200


@pytest.mark.parametrize("token", ["x", "W10.x", "%00", "a.b.c", "..", "a" * 3000, "%F0%9F%92%A9"])
def test_a_token_that_is_none_of_ours_is_not_found(client, token):
    assert client.get(f"/preview/{token}/").status_code == 404


def test_a_token_with_a_letter_missing_is_not_found(client, path):
    assert client.get(f"{path[:-2]}/").status_code == 404


def test_no_page_may_take_the_address(series):
    assert DraftFactory(parent=series, printed_name="Preview").slug == "preview-2"


# ── The editors' page ───────────────────────────────────────────────────────────────


def test_a_link_is_made_with_one_button_and_stands_in_the_list(desk, story, editor):
    answer = desk.post(page_of(story), {"for_whom": "Grace", "days": "3"}, follow=True)

    link = PreviewLink.objects.get()
    html = answer.content.decode()
    assert (link.story, link.made_by, link.for_whom) == (story, editor, "Grace")
    assert link.expires_at == pytest.approx(moment.now() + timedelta(days=3), abs=timedelta(seconds=10))
    for words in ("For Grace", link.address, f"Shared by {editor.username}", "Revoke", "nobody was written to"):
        assert words in html


def test_any_editor_of_the_story_may_revoke_it(client, story, link, path):
    client.force_login(member_of(EDITOR))

    answer = client.post(page_of(story), {"act": "revoke", "link": link.pk}, follow=True)

    assert "Revoked." in answer.content.decode()
    assert link.address not in answer.content.decode()
    is_over(client.get(path))


@pytest.mark.parametrize("number", ["", "x", "0", "-1", "9" * 30, "٣", "%00"])
def test_revoking_what_is_not_there_is_no_error(desk, story, number):
    answer = desk.post(page_of(story), {"act": "revoke", "link": number}, follow=True)

    assert "That preview was over already." in answer.content.decode()


def test_another_storys_link_is_not_revoked_from_here(desk, series, story, link):
    other = DraftFactory(parent=series)

    desk.post(page_of(other), {"act": "revoke", "link": link.pk})

    assert PreviewLink.objects.get().stands


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"days": ""}, "Choose how long it may be read."),
        ({"days": "400"}, "Select a valid choice."),
        ({"days": "7", "for_whom": "x" * 121}, "at most 120 characters"),
    ],
)
def test_what_cannot_be_read_is_handed_back_with_what_was_typed(desk, story, typed, sentence):
    answer = desk.post(page_of(story), {"for_whom": "Grace", **typed})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert typed.get("for_whom", "Grace") in answer.content.decode()
    assert not PreviewLink.objects.exists()


def test_a_live_story_has_an_address_of_its_own(desk, series, editor):
    story = StoryFactory(parent=series)

    html = desk.get(page_of(story)).content.decode()
    assert story.full_url in html
    assert "Make a link" not in html
    answer = desk.post(page_of(story), {"days": "7"})
    assert answer.status_code == 422
    with pytest.raises(Refused, match="is live"):
        share(story, user=editor, days=1)


def test_links_that_are_over_are_not_listed(desk, story, link):
    with moment.as_on(link.expires_at):
        assert list(PreviewLink.objects.standing()) == []
        assert link.address not in desk.get(page_of(story)).content.decode()


def test_it_is_reached_from_the_storys_menu(desk, story):
    html = desk.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()

    assert "Share a preview…" in html
    assert page_of(story) in html


def test_a_resident_shares_an_own_story_and_nobody_elses(client, series, story):
    resident = member_of(RESIDENT)
    own = DraftFactory(parent=series, owner=resident)
    client.force_login(resident)

    client.post(page_of(own), {"days": "1"})
    client.post(page_of(story), {"days": "1"})

    assert [link.story_id for link in PreviewLink.objects.all()] == [own.pk]


@pytest.mark.parametrize("name", [MODERATOR, None])
def test_nobody_else_has_business_there(client, story, link, name):
    client.force_login(member_of(name) if name else UserFactory())

    answer = client.get(page_of(story))

    assert answer.status_code == 302
    client.post(page_of(story), {"act": "revoke", "link": link.pk})
    assert PreviewLink.objects.get().stands
