"""Codes come into a pool by a table: looked through first, taken in once, and given to whoever waits."""

import io
import os
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook

from foundation import forgetting, moment
from foundation.refusing import Refused
from home.mailing_list import delivering
from home.mailing_list.importing import bringing, looking, stepping
from home.mailing_list.importing.rows import Unreadable
from home.mailing_list.models import TableImport
from stories.submissions.sweeping import sweep
from tests.factories.mailing_list import pool, subscriber
from tests.working import work

pytestmark = pytest.mark.django_db

State, Kind = TableImport.State, TableImport.Kind


def brought(text, offer, name="codes.csv"):
    return bringing.bring(Kind.CODES, ContentFile(text.encode(), name=name), offer=offer)


def looked_through(text, offer):
    one = brought(text, offer)
    work()
    one.refresh_from_db()
    return one


def test_a_dry_run_counts_and_takes_nothing_in():
    offer = pool(["OLD1"])
    long = "X" * 61
    one = looked_through(f"code,note\nNEW1,\nNEW2,\nOLD1,\nNEW1,\n{long},\n,none\n1.23E+18,\n", offer)

    assert (one.state, one.new, one.known) == (State.LOOKED, 2, 1)
    assert one.wrong == {"doubled": 1, "long code": 1, "no code": 1, "rounded": 1}
    assert one.problems == [[5, "doubled"], [6, "long code"], [7, "no code"], [8, "rounded"]]
    assert offer.codes.count() == 1


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("1.00E+05", "rounded"),
        ("1E5", ""),
        ("2026-03-04", "made a day"),
        ("3/4/2026", "made a day"),
        ("4-Mar", "made a day"),
        ("Mar-04", "made a day"),
        ("MAR-04", ""),
        ("12-34-5678", ""),
        ("09:30:00", "made a day"),
        ("#N/A", "no result"),
        ("#7", ""),
    ],
)
def test_what_a_spreadsheet_program_made_of_a_code_is_not_taken_for_one(code, cause):
    one = looked_through(f"code\n{code}\n", pool())

    assert (one.new, one.wrong) == ((0, {cause: 1}) if cause else (1, {}))


def test_a_title_above_the_headings_is_no_code():
    one = looked_through("Codes of spring,\nCode,Worth\nA1,10\n", pool())
    assert (one.columns, one.new) == ({"heading": 2, "code": 0}, 1)

    assert brought("Codes of spring\nwho,what\nA1,10\n", pool()).state == State.ASKING


def test_a_sheet_is_unpacked_once_and_its_rows_keep_their_numbers(settings):
    offer = pool()
    book, file = Workbook(), io.BytesIO()
    for row in (["code", "note"], ["A1", 'two\nlines, "quoted"; and more'], [], ["A1"], [" B2 "]):
        book.active.append(row)
    book.save(file)
    one = bringing.bring(Kind.CODES, ContentFile(file.getvalue(), name="codes.xlsx"), offer=offer)
    sheet = one.file.name
    work()
    one.refresh_from_db()

    assert (one.new, one.total, one.problems) == (2, 5, [[4, "doubled"]])
    assert [row.cells for row in bringing.first_rows(one)][1] == ["A1", 'two\nlines, "quoted"; and more']
    assert not default_storage.exists(sheet)
    name = one.file.name
    bringing.let_go(one)
    assert not default_storage.exists(name)


def test_one_that_is_let_go_while_it_is_looked_through_leaves_no_file():
    one = brought("A1\n", pool())
    stale = TableImport.objects.get()
    TableImport.objects.update(file=default_storage.save("imports/table", ContentFile(b"A1\n")))
    renamed = TableImport.objects.get().file.name
    bringing.let_go(stale)

    assert not default_storage.exists(renamed)
    assert not TableImport.objects.filter(pk=one.pk).exists()


def test_a_file_of_which_a_killed_process_left_no_row_is_swept():
    one = brought("A1\n", pool())
    left = default_storage.save("imports/table", ContentFile(b"gwen@example.org\n"))
    for name in (one.file.name, left):
        then = moment.now().timestamp() - 2 * 86_400
        os.utime(default_storage.path(name), (then, then))
    sweep()

    assert default_storage.exists(one.file.name)
    assert not default_storage.exists(left)


def test_two_tables_with_the_same_codes_are_taken_in_once():
    offer = pool()
    first, second = looked_through("A1\nB2\n", offer), looked_through("B2\nA1\nC3\n", offer)
    bringing.take(first)
    bringing.take(second)
    work()
    for one in (first, second):
        one.refresh_from_db()

    assert (first.taken, second.taken, offer.codes.count()) == (2, 1, 3)


def test_taken_in_they_are_there_once_and_the_file_is_gone():
    offer = pool(["OLD1"])
    one = looked_through("NEW1\nNEW2\nOLD1\nNEW1\n", offer)
    name = one.file.name
    assert default_storage.exists(name)

    bringing.take(one)
    bringing.take(one)
    work()
    one.refresh_from_db()
    assert (one.state, one.taken, one.percent) == (State.DONE, 2, 100)
    assert sorted(offer.codes.values_list("code", flat=True)) == ["NEW1", "NEW2", "OLD1"]
    assert not default_storage.exists(name)
    assert not one.file


def test_whoever_waits_has_a_new_code_at_once_the_longest_first():
    offer = pool()
    waiting = [subscriber() for _number in range(3)]
    bringing.take(looked_through("A1\nB2\n", offer))
    work()

    for one in waiting:
        one.welcome.refresh_from_db()
    assert [one.welcome.words for one in waiting] == ["A1", "B2", ""]


def test_headings_say_which_column_and_without_them_an_editor_does():
    offer = pool()
    assert looked_through("Batch;Voucher Code\n7;A1\n", offer).new == 1

    one = brought("7;A1\n7;B2\n", offer)
    assert one.state == State.ASKING
    one = bringing.choose_columns(one, {"heading": 0, "code": 1})
    work()
    one.refresh_from_db()
    assert (one.state, one.new) == (State.LOOKED, 2)


def test_a_code_that_begins_like_a_heading_is_a_code():
    assert looked_through("CODE-001\nCODE-002\n", pool()).new == 2


def test_other_columns_can_be_chosen_until_it_is_taken_in():
    offer = pool()
    one = looked_through("first;code\nA1;X\nB2;X\n", offer)
    assert one.wrong == {"doubled": 1}

    one = bringing.choose_columns(one, {"heading": 1, "code": 0})
    work()
    one.refresh_from_db()
    assert (one.new, one.wrong, one.problems) == (2, {}, [])
    bringing.take(one)
    with pytest.raises(Refused):
        bringing.choose_columns(one, {"heading": 0, "code": 0})


def test_nothing_is_kept_of_a_file_that_is_refused():
    with pytest.raises(Unreadable):
        brought("", pool())

    assert not TableImport.objects.exists()


def test_one_that_breaks_in_the_middle_is_noted_so_and_its_file_goes():
    one = looked_through("A1\n" * 5 + '"' + "x" * 200_000, pool())

    assert one.state == State.UNREADABLE
    assert "quotation mark" in one.why_unreadable
    assert not one.file


def test_a_table_whose_file_is_gone_says_so():
    one = brought("A1\n", pool())
    default_storage.delete(one.file.name)
    work()
    one.refresh_from_db()

    assert (one.state, one.why_unreadable[:17]) == (State.UNREADABLE, "Its file is gone.")


def test_a_long_one_lets_the_worker_do_other_things_between(monkeypatch):
    monkeypatch.setattr(stepping, "BATCH", 2)
    monkeypatch.setattr(stepping, "SLICE", -1)
    offer = pool()
    one = brought("code\n" + "\n".join(f"C{n}" for n in range(9)) + "\nC0\nC1\n", offer)
    looking.look_through.call(one.pk)
    one.refresh_from_db()
    assert (one.state, one.done, one.total) == (State.LOOKING, 3, 12)
    assert one.percent == 25

    work()
    one.refresh_from_db()
    assert (one.state, one.new, one.wrong) == (State.LOOKED, 9, {"doubled": 2})
    bringing.take(one)
    work()
    one.refresh_from_db()
    assert (one.state, one.taken, offer.codes.count()) == (State.DONE, 9, 9)


@pytest.mark.parametrize("is_another", [False, True])
def test_what_an_earlier_turn_saw_is_known_in_the_next_also_to_another_worker(monkeypatch, is_another):
    monkeypatch.setattr(stepping, "BATCH", 3)
    monkeypatch.setattr(stepping, "SLICE", -1)
    one = brought("code\n" + "A1\nB2\nC3\n" * 4, pool())
    while TableImport.objects.get().state == State.LOOKING:
        looking.look_through.call(one.pk)
        if is_another:
            looking._last.clear()
    one.refresh_from_db()

    assert (one.new, one.wrong) == (3, {"doubled": 9})


def test_columns_that_are_chosen_anew_in_the_middle_forget_what_was_seen_by_the_others(monkeypatch):
    monkeypatch.setattr(stepping, "BATCH", 2)
    monkeypatch.setattr(stepping, "SLICE", -1)
    one = brought("code,other\nA1,B2\nB2,A1\nC3,D4\n", pool())
    looking.look_through.call(one.pk)
    TableImport.objects.update(state=State.ASKING)
    bringing.choose_columns(one, {"heading": 1, "code": 1})
    work()
    one.refresh_from_db()

    assert (one.new, one.wrong) == (3, {})


def test_what_was_asked_of_the_worker_meanwhile_has_its_turn_before_the_next_rows(monkeypatch):
    monkeypatch.setattr(stepping, "BATCH", 2)
    monkeypatch.setattr(stepping, "SLICE", -1)
    brought("\n".join(f"C{n}" for n in range(9)), pool())
    delivering.deliver.enqueue(1)

    work()

    ran = list(DBTaskResult.objects.order_by("started_at").values_list("task_path", flat=True))
    assert [path.rpartition(".")[2] for path in ran][:3] == ["look_through", "deliver", "look_through"]


def test_what_is_not_taken_in_is_let_go_after_a_week_with_its_file():
    one = looked_through("A1\n", pool())
    path = one.file.path
    TableImport.objects.update(brought_at=moment.now() - timedelta(days=6))
    forgetting.run_all()
    assert os.path.exists(path)

    TableImport.objects.update(brought_at=moment.now() - timedelta(days=7))
    forgetting.run_all()
    assert not os.path.exists(path)
    assert not TableImport.objects.exists()


def test_a_file_that_a_killed_worker_left_goes_in_the_next_night():
    one = looked_through("A1\n", pool())
    TableImport.objects.update(state=State.DONE, ended_at=moment.now())
    forgetting.run_all()
    one.refresh_from_db()

    assert (one.state, one.file.name) == (State.DONE, "")


def test_what_was_let_go_of_is_gone_and_what_was_taken_in_stays():
    offer = pool()
    one = looked_through("A1\n", offer)
    path = one.file.path
    bringing.let_go(one)
    assert not os.path.exists(path)

    other = looked_through("A1\n", offer)
    bringing.take(other)
    work()
    with pytest.raises(Refused):
        bringing.let_go(other)
