"""Two workers forget at once, and somebody decides meanwhile: each goes once, and what was called back stays."""

import threading

import pytest
from django.db import connection

from foundation import forgetting, moment
from stories.submissions.doubting import it_is_a_story, no_story
from stories.submissions.models import ForgottenCount, Submission
from stories.submissions.models.submission import HELD_FOR
from tests.factories.submissions import held

pytestmark = pytest.mark.django_db(transaction=True)
State = Submission.State


def set_aside(number):
    """So many whose time as no story is over."""
    found = [held() for _one in range(number)]
    with moment.as_on(moment.now() - HELD_FOR):
        for one in found:
            no_story(one)
    return found


def at_once(*acts):
    """Do all of them in threads of their own that begin together."""
    start, errors = threading.Barrier(len(acts)), []

    def do(act):
        try:
            start.wait()
            act()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_two_workers_forget_each_one_once():
    set_aside(12)
    done = []

    def work():
        done.append(forgetting.run(forgetting.named("no-story")))

    assert at_once(work, work) == []

    assert not Submission.objects.exists()
    assert (sum(one.number for one in done), sum(one.failed for one in done)) == (12, 0)
    assert sum(row["number"] for row in ForgottenCount.objects.by_year()) == 12


def test_what_is_called_back_while_it_runs_is_whole_or_gone_and_never_half():
    found = set_aside(8)
    called_back = []

    def call_back():
        for one in reversed(found):
            try:
                it_is_a_story(one)
                called_back.append(one.pk)
            except Submission.DoesNotExist:
                pass

    assert at_once(lambda: forgetting.run(forgetting.named("no-story")), call_back) == []

    left = Submission.objects.all()
    assert {one.pk for one in left} == {*called_back}
    assert {one.state for one in left} <= {State.WAITING}
