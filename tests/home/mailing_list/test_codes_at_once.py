"""Codes under pressure: fifty confirm in the same moment, workers die over their work; no code is given twice."""

import io
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from openpyxl import Workbook

from foundation import moment
from home.mailing_list import offering, subscribing
from home.mailing_list.importing import bringing, taking
from home.mailing_list.models import ListMail, LoggedConsent, Offer, Subscriber, TableImport, Welcome, WelcomeCode
from stories.submissions.sweeping import sweep
from tests.dying import in_child, spread
from tests.factories.mailing_list import asked, pool, subscriber
from tests.killing import sending
from tests.racing import race
from tests.working import work

pytestmark = pytest.mark.django_db(transaction=True)

Kind = ListMail.Kind
State = TableImport.State


def codes(first, last):
    return [f"CODE-{number:03d}" for number in range(first, last + 1)]


def confirming(one):
    return lambda: subscribing.confirm(one)


def test_fifty_confirmations_at_once_on_forty_codes_and_ten_who_wait_are_served_in_order():
    offer = pool(codes(1, 40), low_at=5)
    people = [asked() for _number in range(50)]
    outcomes = race(*[confirming(one) for one in people], pauses=0.002)

    assert all(isinstance(outcome, Subscriber) for outcome in outcomes)
    given = Welcome.objects.exclude(given_at=None)
    assert sorted(given.values_list("code__code", flat=True)) == codes(1, 40)
    assert ListMail.objects.filter(kind=Kind.WELCOME).count() == 40
    # The other ten are told, and wait.
    assert Welcome.objects.waiting_for(offer).count() == 10
    assert set(ListMail.objects.filter(kind=Kind.OWED).values_list("subscriber", flat=True)) == set(
        Welcome.objects.owed().values_list("subscriber", flat=True)
    )
    assert offer.left == 0

    waiting = list(Welcome.objects.waiting_for(offer))
    one = bringing.bring("codes", ContentFile("\n".join(codes(41, 50)).encode(), name="ten.csv"), offer=offer)
    work()
    bringing.take(one)
    work()
    assert [Welcome.objects.get(pk=owed.pk).words for owed in waiting] == codes(41, 50)
    assert ListMail.objects.filter(kind=Kind.WELCOME).count() == 50


def test_two_who_take_the_last_two_codes_at_once_leave_no_doubt_that_the_pool_is_empty():
    for _round in range(5):
        offer = pool(codes(1, 2), low_at=0)
        race(*[confirming(asked()) for _number in range(2)], pauses=0.01)
        work()
        offer.refresh_from_db()
        assert offer.told_empty_at is not None
        Offer.objects.update(opens_on="2020-01-01", closes_on="2020-01-02")


def test_those_who_wait_are_served_once_by_however_many_workers():
    offer = pool()
    people = [subscriber() for _number in range(8)]
    WelcomeCode.objects.bulk_create([WelcomeCode(offer=offer, code=code) for code in codes(1, 8)])
    race(*[lambda: offering.serve_all.call(offer.pk)] * 4, pauses=0.005)
    offering.serve_all.call(offer.pk)

    assert sorted(Welcome.objects.get(subscriber=one).words for one in people) == codes(1, 8)
    assert ListMail.objects.filter(kind=Kind.WELCOME).count() == 8


def test_killed_at_any_point_of_a_confirmation_a_code_that_was_given_has_its_mail():
    passed = in_child(confirming(_new()))[1]
    for die_at in spread(passed, 12):
        one = _new()
        in_child(confirming(one), die_at=die_at)
        given = Welcome.objects.filter(subscriber=one).exclude(code=None)
        mails = ListMail.objects.filter(subscriber=one, kind=Kind.WELCOME)
        assert given.count() == mails.count() == Subscriber.objects.get(pk=one.pk).is_confirmed
        taken = WelcomeCode.objects.exclude(taken_at=None).count()
        assert taken == Welcome.objects.exclude(code=None).count()


def _new():
    if not WelcomeCode.objects.free().exists():
        pool(codes(1, 40))
    return asked()


def test_a_worker_killed_over_an_import_of_codes_loses_none_and_doubles_none():
    for die_at in spread(_points_of_taking(_codes_to_take()), 8):
        one = _codes_to_take()
        in_child(sending, die_at=die_at)
        _finish(one)
        assert one.offer.codes.count() == 250
        assert (one.taken, one.state, one.file.name) == (250, State.DONE, "")


def test_a_worker_killed_over_an_import_of_subscribers_logs_each_once():
    for die_at in spread(_points_of_taking(_people_to_take("x")), 8):
        one = _people_to_take(f"r{die_at}")
        before = LoggedConsent.objects.count()
        in_child(sending, die_at=die_at)
        _finish(one)
        assert (one.taken, one.state) == (150, State.DONE)
        assert LoggedConsent.objects.count() - before == 150
        assert Subscriber.objects.filter(log=None).count() == 0


def test_a_worker_killed_over_a_sheet_that_it_looks_through_goes_on_and_leaves_no_file_for_good():
    _sheet()
    passed = in_child(sending)[1]
    for die_at in spread(passed, 10):
        one = _sheet()
        in_child(sending, die_at=die_at)
        _finish(one)
        assert (one.state, one.new, one.wrong) == (State.LOOKED, 60, {"doubled": 1})
        bringing.let_go(one)
    bringing.let_go(TableImport.objects.get())
    for path in Path(default_storage.path("imports")).iterdir():
        then = moment.now().timestamp() - 2 * 86_400
        os.utime(path, (then, then))
    sweep()
    assert default_storage.listdir("imports") == ([], [])


def test_two_workers_at_the_same_table_take_each_row_once():
    one = _codes_to_take()
    race(*[lambda: taking.take_in.call(one.pk)] * 3, pauses=0.005)
    _finish(one)

    assert (one.taken, one.offer.codes.count()) == (250, 250)


def _codes_to_take():
    text = "\n".join(codes(1, 250))
    return _looked_through(bringing.bring("codes", ContentFile(text.encode(), name="c.csv"), offer=pool()))


def _sheet():
    book, file = Workbook(), io.BytesIO()
    for code in ["code", *codes(1, 60), codes(1, 1)[0]]:
        book.active.append([code])
    book.save(file)
    return bringing.bring("codes", ContentFile(file.getvalue(), name="c.xlsx"), offer=pool())


def _people_to_take(prefix):
    text = "address,proof\n" + "".join(f"{prefix}.{number}@example.org,signed\n" for number in range(150))
    return _looked_through(bringing.bring("subscribers", ContentFile(text.encode(), name="p.csv")))


def _looked_through(one):
    work()
    return bringing.take(one)


def _points_of_taking(one):
    passed = in_child(sending)[1]
    _finish(one)
    return passed


def _finish(one):
    """What the worker does that is started next."""
    sending()
    one.refresh_from_db()
