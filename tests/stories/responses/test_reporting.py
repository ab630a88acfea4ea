"""A reader may ask us to look at a response: it stays, and lies before the editors until one has looked."""

import pytest
from wagtail.log_actions import registry

from foundation.refusing import Refused
from stories.responses.desk import trays
from stories.responses.models import Report, Response
from stories.responses.models.report import by_reader
from stories.responses.moderating import publish, remove, settle, undo
from stories.responses.reporting import report
from tests.factories.pages import StoryFactory
from tests.factories.responses import published, response
from tests.forgetting import forget

pytestmark = pytest.mark.django_db

State = Response.State


@pytest.fixture
def told(series):
    """A response that all may read."""
    return published(StoryFactory(parent=series))


def test_a_reported_response_stays_and_lies_in_the_tray(told):
    report(told, "It names my school.", network="one")

    assert Response.objects.get().is_published
    assert [*Response.objects.reported()] == [told]


def test_however_many_report_it_strangers_never_hide_it(told):
    for network in "abcdefgh":
        report(told, "It sells something.", network=network)

    assert Response.objects.get().is_published
    assert Report.objects.open().count() == 8


def said_of(one):
    """What each reader said, as the desk shows it."""
    return by_reader(one.reports.open())


def test_what_is_said_from_one_place_is_one_readers_and_the_same_words_are_said_once(told):
    for why in ("It sells something.", "“And it names me.”", "It sells something."):
        report(told, why, network="one")
    report(told, "It sells something.", network="two")

    assert said_of(told) == [["It sells something.", "“And it names me.”"], ["It sells something."]]


def test_however_often_one_reader_reports_it_the_desk_counts_one_response(told):
    for number in range(5):
        report(told, f"For the {number}th time.", network="one")

    assert trays.counts()[trays.REPORTED] == 1
    assert len(said_of(told)) == 1


def test_once_the_place_is_forgotten_nothing_says_that_two_reports_came_from_it(told):
    for why in ("It sells something.", "And it names me."):
        report(told, why, network="one")

    assert forget("report-networks", days=14) == 2
    assert said_of(told) == [["It sells something."], ["And it names me."]]


def test_after_an_editor_has_looked_the_same_place_may_ask_again(told):
    report(told, "It sells something.", network="one")
    settle(told)
    report(told, "It sells something.", network="one")

    assert (Report.objects.count(), Report.objects.open().count()) == (2, 1)


def test_places_that_are_not_known_are_not_one_place(told):
    for _time in range(2):
        report(told, "It sells something.")

    assert said_of(told) == [["It sells something."]] * 2


def test_every_word_is_kept_however_many_there_are(told):
    report(told, "x" * 400, network="one")
    report(told, "y" * 400, network="one")

    assert said_of(told) == [["x" * 400, "y" * 400]]


@pytest.mark.parametrize("end", [remove, None], ids=["removed", "waiting"])
def test_what_nobody_reads_cannot_be_reported(series, end):
    one = end(published(StoryFactory(parent=series))) if end else response(StoryFactory(parent=series))

    with pytest.raises(Refused, match="nothing left to report"):
        report(one, "It sells something.")
    assert not Report.objects.exists()


def test_to_leave_it_settles_every_report_and_writes_down_who_looked(told, editor):
    report(told, "One.", network="one")
    report(told, "Two.", network="two")

    settle(told, user=editor)

    assert not Report.objects.open().exists()
    assert {one.settled_by for one in Report.objects.all()} == {editor}
    assert Response.objects.get().is_published
    latest = registry.get_logs_for_instance(told).order_by("-timestamp", "-pk").first()
    assert (latest.user, str(latest.message)) == (editor, "Looked at it and left it published")


def test_left_by_mistake_it_is_open_again_and_stays_where_it_is(told):
    report(told, "It names my school.")
    settle(told)

    undo(told)

    assert Report.objects.open().count() == 1
    assert Response.objects.get().is_published


def test_removed_by_mistake_it_is_published_again_and_still_reported(told):
    report(told, "It names my school.")
    remove(told)
    assert not Report.objects.open().exists()

    undo(told)

    assert [*Response.objects.reported()] == [told]


def test_an_undo_opens_no_report_that_was_settled_before(told):
    report(told, "Old.")
    settle(told)
    remove(told)

    undo(told)

    assert not Report.objects.open().exists()


def test_nobody_can_leave_what_nobody_reported(told):
    with pytest.raises(Refused, match="No report of it is open any more"):
        settle(told)


def test_who_comes_second_is_told_that_somebody_was_quicker(told, editor):
    report(told, "It names my school.")
    seen = Response.objects.get().decisions
    remove(told, user=editor)

    with pytest.raises(Refused, match="was quicker"):
        settle(told, seen=seen)


def test_publishing_what_was_reported_and_removed_settles_nothing_anew(told):
    report(told, "It names my school.")
    remove(told)
    publish(told)

    assert not Report.objects.open().exists()
