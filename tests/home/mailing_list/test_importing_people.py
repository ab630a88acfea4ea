"""Subscribers come by a table only with proof that they agreed; nobody is brought back, welcomed or written to."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from foundation import moment
from home.mailing_list import subscribing
from home.mailing_list.importing import bringing
from home.mailing_list.models import ListMail, LoggedConsent, Subscriber, Suppression, TableImport, Welcome
from home.mailing_list.models.subscriber import Frequency
from tests.factories.mailing_list import asked, pool, subscriber
from tests.factories.users import editor
from tests.working import work

pytestmark = pytest.mark.django_db

State, Kind = TableImport.State, TableImport.Kind
HEADINGS = "address,name,letters,confirmed on,proof\n"


def brought(text, user=None):
    return bringing.bring(Kind.SUBSCRIBERS, ContentFile(text.encode(), name="runners.csv"), user=user)


def looked_through(lines, headings=HEADINGS):
    one = brought(headings + lines)
    work()
    one.refresh_from_db()
    return one


def taken_in(lines, user=None):
    one = brought(HEADINGS + lines, user)
    work()
    bringing.take(one)
    work()
    one.refresh_from_db()
    return one


def test_who_agreed_is_on_the_list_and_the_log_says_how_and_by_whom():
    jo = editor()
    taken_in("Gwen@Example.org, Gwen  Hale ,each,2024-03-03,signed at the club evening\n", jo)

    one = Subscriber.objects.get()
    assert (one.address, one.name, one.frequency) == ("gwen@example.org", "Gwen Hale", Frequency.EACH)
    assert (one.state, one.door) == (Subscriber.State.CONFIRMED, Subscriber.Door.IMPORT)
    assert moment.local(one.confirmed_at).date().isoformat() == "2024-03-03"
    entry = one.log.get()
    assert (entry.act, entry.door, entry.by) == (LoggedConsent.Act.IMPORTED, LoggedConsent.Door.IMPORT, jo)
    assert (entry.proof, entry.frequency) == ("signed at the club evening", Frequency.EACH)


def test_they_are_sent_no_mail_and_given_no_code():
    offer = pool(["A1"])
    taken_in("gwen@example.org,,,,signed\n")

    assert not ListMail.objects.exists()
    assert not Welcome.objects.exists()
    assert offer.left == 1


@pytest.mark.parametrize(
    "line, cause",
    [
        (",Gwen,week,,signed", "no address"),
        ("gwen at example.org,,,,signed", "bad address"),
        ("gwen@example.org,,,,", "no proof"),
        ("gwen@example.org,,hourly,,signed", "letters"),
        ("gwen@example.org,,,31/31/2024,signed", "bad date"),
        ("gwen@example.org,,,2999-01-01,signed", "date ahead"),
        (f"gwen@example.org,{'x' * 81},,,signed", "long name"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_cause(line, cause):
    one = looked_through(f"{line}\nwell@example.org,,,,signed\n")

    assert (one.new, one.problems) == (1, [[2, cause]])


@pytest.mark.parametrize(
    "said, meant",
    [
        ("", Frequency.WEEK),
        ("Weekly", Frequency.WEEK),
        ("one letter a week", Frequency.WEEK),
        ("Every story", Frequency.EACH),
        ("new calls only", Frequency.CALLS),
    ],
)
def test_which_letters_is_understood_as_people_write_it(said, meant):
    taken_in(f"gwen@example.org,,{said},,signed\n")

    assert Subscriber.objects.get().frequency == meant


@pytest.mark.parametrize("said", ["2024-03-03", "2024-03-03 21:15:00", "3.3.2024", "3 March 2024", "March 3, 2024"])
def test_a_day_is_understood_as_people_write_it(said):
    taken_in(f'gwen@example.org,,,"{said}",signed\n')

    assert moment.local(Subscriber.objects.get().confirmed_at).date().isoformat() == "2024-03-03"


@pytest.mark.parametrize(
    ("said", "month_first", "meant"),
    [
        ("3/31/2024", None, "2024-03-31"),
        ("31/3/2024", None, "2024-03-31"),
        ("4/4/2024 9:05", None, "2024-04-04"),
        ("3/4/2024", 1, "2024-03-04"),
        ("3/4/2024", 0, "2024-04-03"),
        ("03-04-2024", 1, "2024-03-04"),
        ("2024-04-03", 1, "2024-04-03"),
        ("3.4.2024", 1, "2024-04-03"),
    ],
)
def test_the_month_comes_first_where_it_cannot_be_otherwise_or_an_editor_says_so(said, month_first, meant):
    one = brought(f"{HEADINGS}gwen@example.org,,,{said},signed\n")
    if month_first is not None:
        work()
        bringing.choose_columns(one, {**one.columns, "month_first": month_first})
    work()
    bringing.take(one)
    work()

    assert moment.local(Subscriber.objects.get().confirmed_at).date().isoformat() == meant


def test_a_date_that_is_two_is_asked_for_and_not_guessed():
    one = looked_through("gwen@example.org,,,3/4/2024,signed\nwell@example.org,,,3/31/2024,signed\n")

    assert (one.new, one.problems) == (1, [[2, "two days"]])


def test_who_says_the_month_comes_first_is_not_contradicted_in_silence():
    one = looked_through("gwen@example.org,,,31/3/2024,signed\n")
    bringing.choose_columns(one, {**one.columns, "month_first": 1})
    work()
    one.refresh_from_db()

    assert one.problems == [[2, "bad date"]]


@pytest.mark.parametrize(
    "said",
    ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "0001-01-01", "1/1/0001", "1899-12-30", "0/0/2024"],
)
def test_a_day_on_which_nobody_agreed_to_mails_is_no_date(said):
    one = looked_through(f"gwen@example.org,,,{said},signed\n")

    assert (one.state, one.problems) == (State.LOOKED, [[2, "bad date"]])


def test_who_is_here_already_is_known_and_nothing_of_theirs_changes():
    subscriber("gwen@example.org", frequency=Frequency.EACH)
    asked("priya@example.org")
    one = taken_in("GWEN@example.org,,week,,signed\npriya@example.org,,,,signed\n")

    assert (one.known, one.taken) == (2, 0)
    assert Subscriber.objects.at("gwen@example.org").frequency == Frequency.EACH
    assert Subscriber.objects.at("priya@example.org").state == Subscriber.State.ASKED


def test_nobody_who_left_bounced_complained_or_was_erased_is_brought_back():
    subscribing.leave(subscriber("left@example.org"))
    subscribing.suppress("bounced@example.org", Suppression.Reason.BOUNCED)
    subscribing.suppress(subscriber("spam@example.org").address, Suppression.Reason.COMPLAINED)
    subscribing.erase(subscriber("erased@example.org"))
    lines = "".join(f"{who}@example.org,,,,signed\n" for who in ("left", "Bounced", "spam", "erased"))
    one = taken_in(lines)

    assert (one.wrong, one.taken) == ({"suppressed": 4}, 0)
    assert not Subscriber.objects.confirmed().exists()


def test_who_leaves_between_the_dry_run_and_the_taking_in_stays_away():
    one = looked_through("gwen@example.org,,,,signed\n")
    assert one.new == 1
    subscribing.suppress("gwen@example.org", Suppression.Reason.COMPLAINED)
    bringing.take(one)
    work()

    assert not Subscriber.objects.exists()


def test_somebody_who_stands_there_twice_is_taken_once():
    one = looked_through("gwen@example.org,,,,signed\nGWEN@example.org,,,,signed again\n")
    assert (one.new, one.problems) == (1, [[3, "doubled"]])
    bringing.take(one)
    work()

    assert LoggedConsent.objects.get().proof == "signed"


def test_headings_are_known_however_they_are_written():
    one = looked_through(
        "Gwen,gwen@example.org,2021-05-04 13:22:11,web form\n",
        "First Name;E-Mail-Address;OPTIN_TIME;Consent\n".replace(";", ","),
    )

    assert one.columns == {"heading": 1, "name": 0, "address": 1, "confirmed_on": 2, "proof": 3}
    assert one.new == 1


def test_where_proof_has_no_column_an_editor_is_asked():
    one = brought("email,comment\ngwen@example.org,signed\n")
    assert (one.state, one.columns) == (State.ASKING, {"heading": 1, "address": 0})

    bringing.choose_columns(one, {"heading": 1, "address": 0, "proof": 1})
    work()
    one.refresh_from_db()
    assert (one.state, one.new) == (State.LOOKED, 1)


def test_problems_that_are_kept_hold_no_address():
    one = looked_through("gwen at example.org,,,,signed\ngwen@example.org,,,,\n")

    assert "gwen" not in str([one.problems, one.wrong, one.columns])


def test_what_was_brought_is_forgotten_by_nobody_who_subscribed():
    taken_in("gwen@example.org,,,2019-01-01,signed\n")
    Subscriber.objects.update(asked_at=moment.now() - timedelta(days=900))

    assert Subscriber.objects.hearing().count() == 1
