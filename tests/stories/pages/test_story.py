"""StoryPage: title, address, lead, copies, previews, lists."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction

from foundation import moment
from foundation.renditions import make_renditions
from home.demo.crowd import add_crowd
from stories.pages.drafting import draft_story
from stories.pages.models import SeriesIndexPage, StoryPage, Topic
from stories.pages.readiness import Level, findings
from stories.schedule.models import Slot
from stories.schedule.promising import promise, promised_revision
from tests.factories.pages import DraftFactory, PlainPageFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory

pytestmark = pytest.mark.django_db


def test_the_usual_title_is_series_and_name_and_the_address_the_name(series):
    story = DraftFactory(parent=series, printed_name="Lisa Anderson")

    assert story.title == f"{series.title}: Lisa Anderson"
    assert story.slug == "lisa-anderson"


def test_a_second_lisa_anderson_gets_an_address_of_her_own(series):
    DraftFactory(parent=series, printed_name="Lisa Anderson")

    assert DraftFactory(parent=series, printed_name="Lisa Anderson").slug == "lisa-anderson-2"


def test_the_editor_may_give_another_title(series):
    story = DraftFactory(parent=series, printed_name="Lisa Anderson", title="The last lamp")

    assert (story.title, story.slug, story.has_usual_title) == ("The last lamp", "lisa-anderson", False)


@pytest.mark.parametrize("name", ["Feed", "Share", "Search"])
def test_a_name_that_is_an_address_of_ours_gets_a_number(series, name):
    assert DraftFactory(parent=series, printed_name=name).slug == f"{name.lower()}-2"


def test_an_address_of_ours_is_refused_with_a_sentence(series):
    story = DraftFactory(parent=series)
    story.slug = "feed"

    with pytest.raises(ValidationError, match="belongs to the site itself"):
        story.save()


@pytest.mark.parametrize(
    ("told", "lead"),
    [
        ("<p>One. Two.</p><p>Three.</p>", "One. Two."),
        (f"<p>Short. {'x' * 250}.</p>", "Short."),
        (f"<p>{'x' * 250}.</p>", f"{'x' * 250}."),
        ("<p>“Run!” she said. I ran.</p>", "“Run!” she said. I ran."),
        ("", ""),
    ],
)
def test_a_cards_lead_ends_at_a_sentence(told, lead):
    assert StoryPage(body=[("text", told)]).lead == lead


def test_a_copy_is_another_story_without_teller_consent_or_date(series, editor):
    story = DraftFactory(parent=series, printed_name="Lisa Anderson")
    promise(story, timezone.now() + timezone.timedelta(days=1))
    story.refresh_from_db()

    copy = CopyPageAction(story, update_attrs={"slug": "a-copy"}, user=editor).execute(skip_permission_checks=True)

    copy = StoryPage.objects.get(pk=copy.pk)
    latest = copy.get_latest_revision_as_object()
    for version in (copy, latest):
        assert version.told_by is None
        assert version.story_key != story.story_key
        assert version.go_live_at is None
        assert not version.may_be_shown
    assert copy.story_key == latest.story_key
    assert promised_revision(copy) is None
    assert promised_revision(story) is not None


def test_a_story_shows_a_child_when_a_picture_does_or_it_is_ticked(series):
    assert not DraftFactory(parent=series).is_of_a_child
    assert DraftFactory(parent=series, shows_child=True).is_of_a_child
    assert DraftFactory(parent=series, cover=PictureFactory(shows_child=True)).is_of_a_child


def test_a_draft_is_made_of_plain_words_and_pictures_where_they_stood(series):
    series.topics.add(Topic.objects.create(name="At night", slug="at-night"))
    series.save()
    picture = PictureFactory(caption="The sill.")

    story = draft_story(
        SeriesIndexPage.objects.get(pk=series.pk),
        printed_name="Nora <Whitlock>",
        parts=["One & two.", picture, "They looked back.", "Three."],
        quote="They looked back.",
        note="Mended.",
    )

    assert [block.block_type for block in story.body] == [
        "text",
        "picture",
        "text",
        "pull_quote",
        "text",
        "editors_note",
    ]
    assert str(story.body[0].value.source) == "<p>One &amp; two.</p>"
    assert story.words == "One & two.\nThey looked back.\nThree."
    assert [topic.name for topic in story.topics.all()] == ["At night"]
    assert (story.live, story.slug) == (False, "nora-whitlock")


def test_readiness_names_what_stops_first_and_then_what_is_only_said(series):
    story = DraftFactory(parent=series, consented=False, body=[], cover=PictureFactory(description=""))

    found = findings(story)

    assert [finding.sentence for finding in found if finding.level is Level.STOPS] == [
        "There are no words yet.",
        "Photo 1 has no description.",
        "Consent does not cover the site.",
    ]


def test_a_long_story_is_only_told_so(series):
    story = DraftFactory(parent=series, body=[("text", f"<p>{'word ' * 455}</p>")])

    notes = [finding.sentence for finding in findings(story) if finding.level is Level.NOTE]
    assert notes == ["There is no photo.", "455 words; the call asks for about 300."]


@pytest.mark.parametrize("count", [1, 3])
def test_a_series_costs_the_same_for_any_number_of_stories(client, series, count, django_assert_num_queries):
    for _number in range(count):
        StoryFactory(parent=series, cover=PictureFactory())
    client.get(series.url)

    with django_assert_num_queries(15):
        assert client.get(series.url).status_code == 200


@pytest.mark.parametrize("page", ["x", "-1", "0", "99999999999999999999", "٣", "%00", "1e3", ""])
def test_a_bad_page_number_shows_a_page(client, series, page):
    StoryFactory(parent=series)

    assert client.get(f"{series.url}?page={page}").status_code == 200


def test_a_half_filled_draft_can_be_previewed(client, editor, series):
    story = DraftFactory(parent=series, consented=False, body=[], printed_name="Nora Whitlock")
    client.force_login(editor)

    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk]))

    assert answer.status_code == 200
    assert "Nora Whitlock" in answer.content.decode()


def test_who_may_not_publish_submits_to_those_who_may(client, series):
    from home.groups import EDITOR, RESIDENT
    from tests.factories.users import member_of

    resident, editor = member_of(RESIDENT), member_of(EDITOR)
    story = DraftFactory(parent=series, owner=resident)
    workflow = story.get_workflow()

    workflow.start(story, resident)
    story.refresh_from_db()
    task = story.current_workflow_task_state
    assert task.task.specific.user_can_access_editor(story, editor)
    task.specific.approve(user=editor)

    assert StoryPage.objects.get(pk=story.pk).live


def test_every_mend_leads_to_a_place_that_is_there(client, editor, series):
    client.force_login(editor)
    story = DraftFactory(parent=series, consented=False, body=[])
    StoryPage.objects.filter(pk=story.pk).update(slug="feed")
    story.refresh_from_db()
    story.printed_name = ""

    links = [finding.link for finding in findings(story)]

    assert len(links) == 5
    for link in links:
        address, _hash, anchor = link.partition("#")
        answer = client.get(address)
        assert answer.status_code == 200
        assert not anchor or f'id="{anchor}"' in answer.content.decode(), anchor


@pytest.mark.parametrize("others", [3, 300])
def test_a_story_costs_fifteen_questions_at_most_with_few_stories_in_its_series_or_many(client, series, others):
    cover, inside = PictureFactory(), PictureFactory()
    for picture in (cover, inside):
        make_renditions(picture, ["photo"])
    body = [("text", "<p>I did not stretch.</p>"), ("picture", {"picture": inside, "caption": "", "width": ""})]
    story = StoryFactory(parent=series, cover=cover, body=body)
    story.topics.set([Topic.objects.create(name="Rain", slug="rain")])
    story.save_revision().publish()
    week = WeekFactory(parent=series, first_day=moment.today(), cover=cover)
    for day, one in enumerate([story, StoryFactory(parent=series, cover=cover), DraftFactory(parent=series)], start=1):
        Slot.objects.filter(week=week, day=day).update(story=one)
    PlainPageFactory(parent=series.get_parent())
    add_crowd(series, others, 7, lambda done, of: None)
    client.get("/")

    with CaptureQueriesContext(connection) as asked:
        assert client.get(story.url).status_code == 200

    assert len(asked) <= 15
