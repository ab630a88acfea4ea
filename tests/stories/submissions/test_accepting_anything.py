"""Whatever was sent becomes a draft, and nothing of it becomes more than words."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from foundation.refusing import Refused
from stories.pages.models import StoryPage
from stories.submissions import links
from stories.submissions.accepting import accept
from stories.submissions.models import Submission
from stories.submissions.taking_back import bring_back, take_back
from tests.factories.pages import SeriesFactory
from tests.factories.submissions import photo, sent_in

pytestmark = pytest.mark.django_db

State = Submission.State
SCRIPT = "<script>alert(1)</script>"


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def words_of(story):
    return "".join(str(block.value.source) for block in again(story).body if block.block_type == "text")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="no-words"),
        pytest.param("One.\n\n" * 5000, id="five-thousand-paragraphs"),
        pytest.param("🏃🏽‍♀️ ran 👩‍👩‍👧 home.", id="emoji"),
        pytest.param("ركضت الميل وحدي\n\nעם הרוח", id="right-to-left"),
        pytest.param(f"{SCRIPT}\n\n<b onclick=x>bold</b> & <embed>", id="markup"),
        pytest.param("&lt;p&gt;\n&amp;\n<!-- \n-->", id="entities"),
    ],
)
def test_any_words_become_a_draft_that_can_be_shown(series, text, client):
    submission = sent_in(series=series, text=text, is_confirmed=True, photos=[photo(after=None, caption=SCRIPT)])

    story = accept(submission)

    assert words_of(story).count("<p>") == len(submission.paragraphs)
    assert "<script" not in words_of(story)
    story.get_latest_revision().publish()
    html = client.get(story.url).content.decode()
    assert SCRIPT not in html
    assert "onclick=x>" not in html


def test_the_lines_of_a_poem_stand_after_an_editor_saved_them(series, admin_client):
    submission = sent_in(series=series, text="One,\ntwo & <three>.\n\nFour.", is_confirmed=True)
    story = accept(submission)
    [block] = story.body
    editable = story.body.stream_block.child_blocks["text"].get_form_state(block.value)
    form = nested_form_data(
        {
            "title": story.title,
            "slug": story.slug,
            "printed_name": story.printed_name,
            "body": streamfield([("text", editable)]),
            "topics": [],
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""},
        }
    )

    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), form)

    assert answer.status_code == 302
    [saved] = story.get_latest_revision_as_object().body
    assert "One,<br/>two &amp; &lt;three&gt;." in saved.value.source
    assert story.revisions.count() == 2


@pytest.mark.parametrize("name", ["李", "🏃", SCRIPT, "N" * 120, "ا" * 120, "share", "feed"])
def test_any_name_is_printed_and_has_an_address_of_its_own(series, name, client):
    slugs = set()
    for _again in range(3):
        submission = sent_in(series=series, printed_name=name, is_confirmed=True)
        story = accept(submission)
        story.get_latest_revision().publish()
        slugs.add(story.slug)
        answer = client.get(again(story).url)
        assert answer.status_code == 200
        assert SCRIPT not in answer.content.decode()
        assert again(story).printed_name == name

    assert len(slugs) == 3
    assert not any(Page.find_problems())


def test_a_title_as_long_as_it_may_be_stands(series):
    story = accept(sent_in(series=series, title="T" * 255, is_confirmed=True))

    assert again(story).title == "T" * 255


def test_a_long_series_and_a_long_name_make_a_title_that_ends_with_the_name(home):
    series = SeriesFactory(parent=home, title="S" * 250)

    story = again(accept(sent_in(series=series, printed_name="N" * 120)))

    assert len(story.title) <= 255
    assert story.has_usual_title


def test_a_series_that_went_meanwhile_is_said_to_be_gone(series):
    submission = sent_in(series=series)
    gone = again(series)
    series.delete()

    with pytest.raises(Refused, match="gone by now"):
        accept(submission, series=gone)
    assert again(submission).state == State.WAITING


# ── Private links ───────────────────────────────────────────────────────────────────


def own_path(submission):
    return "/" + links.to_own_page(submission).split("/", 3)[3]


def test_looking_at_the_own_page_takes_nothing_back(series, client):
    submission = sent_in(series=series, is_confirmed=True)

    for ask in (client.get, client.head):
        assert ask(own_path(submission), {"act": "take-back"}).status_code == 200

    assert again(submission).state == State.WAITING


def test_the_link_of_one_takes_nothing_of_another_back(series, client):
    mine, another = (sent_in(series=series, is_confirmed=True) for _sender in range(2))
    story = accept(another)

    client.post(own_path(mine), {"act": "take-back", "submission": another.pk, "story": story.pk})

    assert again(mine).is_taken_back
    assert again(another).state == State.ACCEPTED


@pytest.mark.parametrize("spoil", ["forged", "revoked", "unfinished"])
def test_a_link_that_opens_nothing_takes_nothing_back(series, client, spoil):
    submission = sent_in(series=series, is_confirmed=True)
    path = own_path(submission)
    if spoil == "forged":
        path = f"{path.rstrip('/')}x/"
    elif spoil == "revoked":
        Submission.objects.update(link_version=2)
    else:
        Submission.objects.update(state=State.UNFINISHED)

    assert client.post(path, {"act": "take-back"}).status_code == 410

    assert again(submission).taken_back_at is None


def test_pressing_twice_and_pressing_what_is_no_button_is_harmless(series, client):
    submission = sent_in(series=series, is_confirmed=True)
    accept(submission)

    for act in ("take-back", "take-back", "nonsense", ""):
        assert client.post(own_path(submission), {"act": act}).status_code == 302

    assert again(submission).decisions == 2
    bring_back(submission)
    take_back(submission)
    assert StoryPage.objects.get().is_withdrawn
