"""Rules run in order, each row by itself; what fails is told and stops nothing else."""

import logging
from datetime import timedelta

import pytest

from foundation import alerts, boundaries, forgetting, moment
from foundation.forgetting import Rule
from foundation.models import Alert, ForgettingRun, Heartbeat
from tests.working import work

pytestmark = pytest.mark.django_db
OLD = timedelta(days=1)


@pytest.fixture(autouse=True)
def rules(monkeypatch):
    """None but those of the test."""
    monkeypatch.setattr(forgetting, "_rules", {})


def beats(*days_ago):
    looks = [moment.now() - timedelta(days=days) for days in days_ago]
    return [Heartbeat.objects.create(process="x", copy=str(n), last_look=look) for n, look in enumerate(looks)]


def due(now):
    return Heartbeat.objects.filter(last_look__lte=now - OLD)


def rule(name="old", forget=lambda row: row.delete(), **fields):
    made = Rule(name, "Old ones", "a day", due, forget, **fields)
    forgetting.register(made)
    return made


def test_what_is_due_goes_and_the_rest_stays():
    old, young = beats(2, 0)

    done = forgetting.run(rule())

    assert (done.number, done.failed) == (1, 0)
    assert list(Heartbeat.objects.all()) == [young]
    assert old.pk


def test_a_second_run_finds_nothing_and_the_night_s_number_stays():
    beats(2, 2)
    one = rule()

    forgetting.run(one)
    forgetting.run(one)

    assert ForgettingRun.objects.get().number == 2


def test_a_row_that_fails_stops_no_other_and_is_told_once_without_what_it_holds(caplog, settings):
    settings.ALERT_TO = ["owner@example.org"]
    first, _second = beats(2, 2)
    held = "grace@post.example, Cooper Street"

    def forget(row):
        if row == first:
            raise ValueError(held)
        row.delete()

    with caplog.at_level(logging.ERROR):
        done = forgetting.run(rule(forget=forget))

    assert (done.number, done.failed) == (1, 1)
    assert list(Heartbeat.objects.all()) == [first]
    assert "Old ones (ValueError)" in Alert.objects.get().sentence
    assert "test_forgetting.py" in caplog.text
    assert "grace" not in caplog.text and "Cooper" not in caplog.text


def test_once_it_goes_again_the_alert_is_mended():
    one = rule()
    alerts.tell("forgetting:old", "It could not.")

    forgetting.run(one)

    assert not Alert.objects.exists()


def test_a_rule_that_fails_as_a_whole_stops_no_other():
    beats(2)

    def breaks(now):
        raise LookupError

    rule("broken", prepare=breaks, order=1)
    rule("old", order=2)

    done = forgetting.run_all()

    assert (done["broken"].failed, done["old"].number) == (1, 1)


def test_a_row_that_somebody_holds_is_left_for_the_next_night():
    beats(2)

    assert forgetting.run(rule(hold=lambda pk: False)).number == 0
    assert Heartbeat.objects.exists()


def test_a_row_that_is_due_no_more_when_its_turn_comes_survives():
    first, second = beats(2, 2)

    def forget(row):
        Heartbeat.objects.filter(pk=second.pk).update(last_look=moment.now())
        row.delete()

    assert forgetting.run(rule(forget=forget)).number == 1
    assert list(Heartbeat.objects.all()) == [second]
    assert first.pk


def test_after_midnight_the_worker_runs_every_rule_in_its_order():
    ran = []
    rule("second", prepare=lambda now: ran.append("second"), order=2)
    rule("first", prepare=lambda now: ran.append("first"), order=1)
    rule("third", prepare=lambda now: ran.append("third"), order=3)

    forgetting.midnight_passed(moment.now(), moment.now())
    work()

    assert ran == ["first", "second", "third"]
    assert "traces" in [one.name for one in boundaries.registered()]
    assert ForgettingRun.objects.count() == 3


def test_long_work_is_cut_so_that_other_tasks_go_between(monkeypatch):
    monkeypatch.setattr(forgetting, "AT_A_TIME", 2)
    beats(2, 2, 2, 2, 2, 0)
    rule("old", order=1)
    rule("after", order=2)

    forgetting.midnight_passed(moment.now(), moment.now())

    assert work() == 4  # two rows, two, one; and the rule that follows
    assert Heartbeat.objects.count() == 1
    assert ForgettingRun.objects.get(rule="old").number == 5


def test_looking_changes_nothing():
    beats(2, 0.5, 0)
    rule()

    [one] = forgetting.standing()

    assert (one.due, one.soon, one.last) == (1, 2, None)
    assert Heartbeat.objects.count() == 3


def test_nights_are_known_for_90_days():
    for days in (91, 89):
        ForgettingRun.objects.create(rule="old", on=moment.today() - timedelta(days=days), at=moment.now())

    forgetting.midnight_passed(moment.now(), moment.now())

    assert ForgettingRun.objects.get().on == moment.today() - timedelta(days=89)
