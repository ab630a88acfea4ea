"""A story that came before in nearly the same words is found, and another is not taken for it."""

import pytest

from stories.submissions.comparing import compare, likeness, mark_story, marks_of
from stories.submissions.models import Submission, TextMark
from tests.factories.pages import StoryFactory
from tests.factories.submissions import by_mail, sent_in
from tests.working import work

pytestmark = pytest.mark.django_db

TOLD = (
    "The mile I would not give back is the one from the mill to the bridge, in the winter of the long frost. "
    "My father had lent me his lamp, and it swung so that the hedges jumped on both sides. I counted gates. "
    "At the eleventh somebody called my name, and it was my sister, who had come to meet me with a flask of tea."
)
MENDED = TOLD.replace("eleventh", "twelfth").replace("a flask of tea", "a flask of sweet tea")
ANOTHER = (
    "Every Thursday I carry the shopping up Cooper Street, and every Thursday the same boy overtakes me on his "
    "scooter. The mile I mean is the one where I overtook him. He had a puncture, it is true, and I had two bags."
)


def fresh(submission):
    return Submission.objects.get(pk=submission.pk)


def test_the_same_story_by_form_after_it_came_by_mail_is_linked():
    first = by_mail(text=TOLD)
    again = sent_in(text=MENDED)

    work()

    assert fresh(again).same_as == first
    assert fresh(first).same_as is None


def test_another_story_is_not():
    by_mail(text=TOLD)
    other = sent_in(text=ANOTHER)

    work()

    assert fresh(other).same_as is None


def test_half_of_a_story_is_not_the_same():
    by_mail(text=TOLD)
    half = sent_in(text=TOLD[: len(TOLD) // 2] + ANOTHER)

    work()

    assert fresh(half).same_as is None


def test_a_story_that_is_told_already_is_found(series):
    story = StoryFactory(parent=series)
    story.body = [("text", f"<p>{TOLD}</p>")]
    story.save_revision().publish()
    mark_story.call(story.pk)
    again = sent_in(text=MENDED)

    work()

    assert fresh(again).same_story == story


def test_comparing_twice_leaves_the_same_marks():
    submission = by_mail(text=TOLD)

    compare.call(submission.pk)
    compare.call(submission.pk)

    assert TextMark.objects.filter(submission=submission).count() == len(marks_of(TOLD)) == 24


@pytest.mark.parametrize("text", ["", "Hello world", "\x00", "☃ ☃ ☃"])
def test_a_text_that_is_too_short_has_no_marks(text):
    assert marks_of(text) == []


def test_likeness_is_of_words_in_their_order():
    assert likeness("One mile, then home.", "one mile then HOME") == 1
    assert likeness("a b c d", "d c b a") < 0.5


def test_a_thousand_stories_cost_the_same_queries_as_one(django_assert_num_queries):
    by_mail(text=TOLD)
    one = sent_in(text=MENDED)
    work()
    TextMark.objects.bulk_create(TextMark(value=value, submission=one) for value in range(10_000))

    with django_assert_num_queries(9):
        compare.call(one.pk)
