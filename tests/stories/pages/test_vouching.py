"""An editor writes down how a teller agreed: the act, and the page it is done on."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from foundation import moment
from foundation.refusing import Refused
from home.groups import MODERATOR, RESIDENT
from stories.pages.models import StoryPage
from stories.pages.readiness import findings, stopping
from stories.pages.vouching import vouch
from stories.schedule.promising import promise
from stories.tellers.consenting import consent
from stories.tellers.models import Consent, Teller
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.pictures import PictureFactory
from tests.factories.tellers import TellerFactory
from tests.factories.users import UserFactory, member_of

pytestmark = pytest.mark.django_db

NOTE = "On the phone on Sunday."


@pytest.fixture
def story(series):
    """Typed by an editor: nobody has told it yet."""
    return DraftFactory(parent=series, consented=False, told_by=None, printed_name="Grace A.")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def page_of(story):
    return reverse("story_consent", args=[story.pk])


def ticked(**fields):
    return {"name": "Grace Abiodun", "address": "", "site": "on", "note": NOTE, **fields}


def typed(**fields):
    """What the story's editor posts."""
    return nested_form_data(
        {
            "printed_name": "Grace A.",
            "place": "Cooper Street",
            "title": "",
            "slug": "grace-a",
            "body": streamfield([("text", rich_text("<p>They looked back.</p>"))]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
            **fields,
        }
    )


# ── The act ─────────────────────────────────────────────────────────────────────────


def test_what_an_editor_vouches_for_counts_and_says_who_and_how(story, editor):
    given = vouch(story, user=editor, note=NOTE, name="Grace Abiodun", site=True, edits=True)

    story.refresh_from_db()
    assert story.may_be_shown
    assert story.told_by == given.teller == Teller.objects.get()
    assert (given.door, given.vouched_by, given.note) == (Consent.Door.EDITOR, editor, NOTE)
    assert (given.site, given.edits, given.letter) == (True, True, False)
    assert given.wording


def test_it_adds_and_changes_nothing_that_stood(story, editor):
    first = vouch(story, user=editor, note=NOTE, name="Grace", site=True)
    story.refresh_from_db()

    vouch(story, user=editor, note="She rang.", teller=story.told_by, letter=True)

    assert Consent.objects.count() == 2
    assert Consent.objects.get(pk=first.pk).site is True
    assert not story.may_be_shown
    assert Teller.objects.count() == 1


def test_a_namesake_is_another_person(story, editor):
    TellerFactory(name="Grace Abiodun", address="")

    vouch(story, user=editor, note=NOTE, name="Grace Abiodun", site=True)

    assert Teller.objects.filter(name="Grace Abiodun").count() == 2


def test_a_childs_story_needs_a_guardians_word_for_the_site(story, editor):
    story.shows_child = True
    story.save_revision()

    with pytest.raises(Refused, match="a parent or guardian has to agree"):
        vouch(story, user=editor, note=NOTE, name="Grace", site=True)
    assert not Consent.objects.exists()
    assert not Teller.objects.exists()

    vouch(story, user=editor, note=NOTE, name="Grace", letter=True)
    vouch(story, user=editor, note=NOTE, name="Grace", site=True, guardian=True)
    assert StoryPage.objects.get(pk=story.pk).may_be_shown


# ── Whose story it is stands in the row, whatever version is saved or published ─────


def test_an_editor_who_opened_the_story_before_does_not_take_it_back(story, desk, editor):
    desk.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    vouch(story, user=editor, note=NOTE, name="Grace", site=True)

    desk.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), typed(place="Tanner’s Row"))

    story.refresh_from_db()
    latest = story.get_latest_revision_as_object()
    assert (latest.place, latest.told_by) == ("Tanner’s Row", Teller.objects.get())
    assert latest.may_be_shown


def test_nor_does_an_autosave(story, desk, editor):
    vouch(story, user=editor, note=NOTE, name="Grace", site=True)

    answer = desk.post(
        reverse("wagtailadmin_pages:edit", args=[story.pk]), typed(), headers={"accept": "application/json"}
    )

    assert answer.json()["success"] is True
    assert story.get_latest_revision_as_object().told_by == Teller.objects.get()


def test_publishing_an_older_version_keeps_the_teller(story, editor):
    older = story.latest_revision
    vouch(story, user=editor, note=NOTE, name="Grace", site=True)

    older.publish()

    story = StoryPage.objects.get(pk=story.pk)
    assert story.live
    assert story.told_by == Teller.objects.get()
    assert story.may_be_shown


def test_a_promised_version_goes_out_with_the_teller_who_came_after_it(series, editor):
    story = DraftFactory(parent=series)
    revision = promise(story, moment.now() + timedelta(days=1))
    grace = TellerFactory(name="Grace")
    vouch(story, user=editor, note=NOTE, teller=grace, site=True)

    revision.refresh_from_db()
    revision.approved_go_live_at = None
    revision.save()
    revision.publish(skip_permission_checks=True)

    assert StoryPage.objects.get(pk=story.pk).told_by == grace


def test_a_teller_who_was_erased_does_not_come_back_with_an_older_version(series):
    story = DraftFactory(parent=series, consented=False)
    story.told_by.delete()

    assert StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object().told_by is None


# ── The page ────────────────────────────────────────────────────────────────────────


def test_a_story_without_consent_says_so_and_the_printed_name_is_filled_in(story, desk):
    html = desk.get(page_of(story)).content.decode()

    assert "No consent yet." in html
    assert "It cannot be scheduled until Grace A. agrees." in html
    assert 'value="Grace A."' in html
    assert "checked" not in html


def test_it_is_written_down_with_one_button(story, desk, editor):
    answer = desk.post(page_of(story), ticked(address="grace@example.org"), follow=True)

    html = answer.content.decode()
    assert "Consent covers the site" in html
    assert "Not on social" in html
    assert f"Vouched for by {editor.username}" in html
    assert NOTE in html
    assert "(New York)" in html
    given = Consent.objects.get()
    assert (given.teller.name, given.teller.address) == ("Grace Abiodun", "grace@example.org")
    assert "Consent does not cover the site." not in [one.sentence for one in findings(story)]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"note": "  "}, "Say in a few words how they agreed"),
        ({"name": ""}, "Who told it? A first name will do."),
        ({"name": "x" * 121}, "at most 120 characters"),
        ({"address": "grace at home"}, "Enter a valid email address."),
        ({"address": "grace\x00@example.org"}, "Null characters are not allowed."),
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(story, desk, fields, sentence):
    answer = desk.post(page_of(story), ticked(letter="on", **fields))

    assert answer.status_code == 422
    html = answer.content.decode()
    assert sentence in html
    assert "Nothing is written down yet." in html
    assert html.count("checked") == 2
    assert not Consent.objects.exists()
    assert not Teller.objects.exists()


def test_a_childs_story_asks_for_the_guardian_beside_the_box(series, desk):
    story = DraftFactory(parent=series, consented=False, told_by=None, cover=PictureFactory(shows_child=True))
    assert "the site needs this one" in desk.get(page_of(story)).content.decode()

    answer = desk.post(page_of(story), ticked())
    assert answer.status_code == 422
    assert "a parent or guardian has to agree" in answer.content.decode()

    desk.post(page_of(story), ticked(guardian="on"))
    assert stopping(StoryPage.objects.get(pk=story.pk)) == []


def test_somebody_known_by_address_and_name_is_taken(story, desk):
    known = TellerFactory(name="Grace Abiodun", address="grace@example.org")

    desk.post(page_of(story), ticked(name="grace abiodun ", address="Grace@Example.org"))

    story.refresh_from_db()
    assert story.told_by == known
    assert Teller.objects.count() == 1


def test_a_known_address_under_another_name_is_asked_about(story, desk):
    known = TellerFactory(name="Samuel Abiodun", address="grace@example.org")
    given = ticked(address="grace@example.org")

    answer = desk.post(page_of(story), given)

    assert answer.status_code == 422
    html = answer.content.decode()
    assert "We know this address under another name." in html
    assert "Yes, it is Samuel Abiodun" in html
    assert not Consent.objects.exists()

    desk.post(page_of(story), {**given, "same_person": str(known.pk)})
    story.refresh_from_db()
    assert story.told_by == known
    assert Teller.objects.count() == 1


def test_two_people_may_share_an_address(story, desk):
    TellerFactory(name="Samuel Abiodun", address="home@example.org")

    desk.post(page_of(story), ticked(address="home@example.org", same_person="new"))

    story.refresh_from_db()
    assert story.told_by.name == "Grace Abiodun"
    assert Teller.objects.at("home@example.org").count() == 2


def test_an_answer_that_was_not_offered_is_asked_again(story, desk):
    TellerFactory(name="Samuel Abiodun", address="home@example.org")
    stranger = TellerFactory()

    answer = desk.post(page_of(story), ticked(address="home@example.org", same_person=str(stranger.pk)))

    assert answer.status_code == 422
    assert not Consent.objects.exists()


def test_a_story_with_a_teller_shows_them_and_asks_for_no_name(series, desk):
    story = DraftFactory(parent=series, consented=False)
    assert story.told_by.address in desk.get(page_of(story)).content.decode()

    desk.post(page_of(story), ticked(name="", who="same"))

    assert Consent.objects.get().teller == story.told_by
    assert Teller.objects.count() == 1


def test_a_wrong_teller_is_replaced_by_somebody_else(series, desk):
    story = DraftFactory(parent=series, consented=False)
    wrong = story.told_by

    desk.post(page_of(story), ticked(who="other"))

    story.refresh_from_db()
    assert (story.told_by.name, story.told_by == wrong) == ("Grace Abiodun", False)


def test_the_boxes_begin_with_what_stands_and_the_rest_is_listed(series, desk, editor):
    story = DraftFactory(parent=series)
    vouch(story, user=editor, note="She rang on Monday.", teller=story.told_by, site=True, letter=True)

    html = desk.get(page_of(story)).content.decode()

    assert html.count('type="checkbox"') == 8
    assert html.count("checked") == 3  # site, letter, and that the same person told it
    assert "Written down before" in html
    assert "(the form)" in html


def test_taking_back_the_site_of_a_live_story_says_that_it_is_still_out(series, desk):
    story = StoryFactory(parent=series)

    answer = desk.post(page_of(story), {"who": "same", "note": "She asked us to take it down."}, follow=True)

    html = answer.content.decode()
    assert "The story is still live until you take it down." in html
    assert reverse("wagtailadmin_pages:unpublish", args=[story.pk]) in html


def test_taking_back_the_site_of_a_promised_story_says_that_it_cannot_go_live(series, desk):
    story = DraftFactory(parent=series)
    promise(story, moment.now() + timedelta(days=1))

    answer = desk.post(page_of(story), {"who": "same", "note": "She rang."}, follow=True)

    assert "The story is scheduled, but it cannot go live." in answer.content.decode()


def test_a_page_shows_history_at_a_fixed_cost(series, desk, editor, django_assert_max_num_queries):
    story = DraftFactory(parent=series)
    desk.get(page_of(story))
    with django_assert_max_num_queries(100) as few:
        desk.get(page_of(story))
    for _number in range(5):
        consent(story.told_by, story.story_key, door=Consent.Door.EDITOR, vouched_by=editor, site=True)

    with django_assert_max_num_queries(len(few)):
        desk.get(page_of(story))


# ── Who may ─────────────────────────────────────────────────────────────────────────


def test_a_resident_may_edit_an_own_story_but_not_vouch(client, series):
    resident = member_of(RESIDENT)
    story = DraftFactory(parent=series, owner=resident, consented=False)
    client.force_login(resident)

    answer = client.get(page_of(story), headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.status_code == 403
    client.post(page_of(story), ticked(who="same"))
    assert not Consent.objects.exists()
    html = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert page_of(story) not in html
    assert story.told_by.address not in html


@pytest.mark.parametrize("name", [MODERATOR, None])
def test_nobody_else_has_business_there(client, story, name):
    client.force_login(member_of(name) if name else UserFactory())

    answer = client.get(page_of(story))

    assert answer.status_code == 302
    assert "Grace" not in client.get(answer["Location"], follow=True).content.decode()


def test_who_may_not_see_addresses_neither_sees_nor_types_one(client, series, editor):
    story = DraftFactory(parent=series, consented=False)
    editor.groups.get().permissions.remove(Permission.objects.get(codename="view_teller"))
    client.force_login(editor)
    known = TellerFactory(address="home@example.org")

    html = client.get(page_of(story)).content.decode()
    assert story.told_by.name in html
    assert story.told_by.address not in html
    answer = client.post(page_of(story), ticked(who="other", address="home@example.org"))

    assert answer.status_code == 302
    assert Consent.objects.get().teller != known
    assert Consent.objects.get().teller.address == ""


# ── Where it is reached from ────────────────────────────────────────────────────────


def test_it_is_reached_from_the_menu_the_editor_and_the_finding(story, desk):
    html = desk.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert "Consent…" in html
    assert "No consent yet." in html
    assert html.count(page_of(story)) >= 2

    finding = next(one for one in findings(story) if one.sentence == "Consent does not cover the site.")
    assert (finding.mend, finding.link) == ("Write down how they agreed", page_of(story))


def test_the_gates_refusal_in_the_editor_leads_there(story, desk):
    answer = desk.post(
        reverse("wagtailadmin_pages:edit", args=[story.pk]), typed(**{"action-publish": "1"}), follow=True
    )

    said = " ".join(str(message) for message in answer.context["messages"])
    assert f'<a href="{page_of(story)}">Write down how they agreed</a>' in said


def test_the_editor_asks_for_no_teller_and_lists_none(story, desk):
    TellerFactory(name="Somebody Unrelated")

    html = desk.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()

    assert "Somebody Unrelated" not in html
    assert 'name="told_by"' not in html


def test_a_story_that_was_never_saved_says_what_comes_first(series, desk):
    html = desk.get(reverse("wagtailadmin_pages:add", args=["stories", "storypage", series.pk])).content.decode()

    assert "Once the story is saved" in html


def test_a_child_without_a_guardians_word_stops_a_story(series):
    story = DraftFactory(parent=series, shows_child=True)

    assert [one.sentence for one in stopping(story)] == [
        "A child can be recognised, and no parent or guardian has agreed."
    ]
    assert stopping(story)[0].link == page_of(story)
    with pytest.raises(Refused, match="no parent or guardian"):
        promise(story, moment.now() + timedelta(days=1))
