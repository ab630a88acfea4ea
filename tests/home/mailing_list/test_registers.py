"""The registers of the mailing list: who sees them, what they say, what they export, and what they cost."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from foundation import moment
from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT
from home.mailing_list import subscribing
from home.mailing_list.models import Delivery, Letter, LoggedConsent, Suppression
from home.mailing_list.models.subscriber import Frequency
from tests.factories.mailing_list import asked, letter, pool, shared, subscriber
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

SUBSCRIBERS, CODES, LOG = "/admin/subscribers/", "/admin/welcome-codes/", "/admin/consent-log/"
LETTERS, DELIVERIES = "/admin/letters-made/", "/admin/deliveries/"
ALL = [SUBSCRIBERS, CODES, LOG, LETTERS, DELIVERIES]


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def read(client, address, **question):
    """The page, with no word of where an address may break."""
    return " ".join(client.get(address, question).content.decode().replace("<wbr>", "").split())


def exported(client, address, **question):
    answer = client.get(address, {**question, "export": "csv"})
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))


def delivered(to, of=None, **fields):
    of = of or letter()
    said = {"message_id": f"<{of.pk}-{to.pk}@x>", "sent_at": moment.now(), "tries": 1, **fields}
    return Delivery.objects.create(letter=of, subscriber=to, **said)


def of_everything(name):
    """A subscriber with a code, a log and a letter."""
    one = subscriber(f"{name}@example.org", name=name)
    delivered(one, sent_at=moment.now())
    return one


# ── Who sees them ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("group", "opens"), [(OWNER, True), (EDITOR, True), (MODERATOR, False), (RESIDENT, False)])
def test_who_keeps_the_list_reads_them_and_nobody_else(client, group, opens):
    one = subscriber("gwen@example.org")
    client.force_login(member_of(group))

    for address in (*ALL, f"{SUBSCRIBERS}inspect/{one.pk}/"):
        assert (client.get(address).status_code == 200) == opens, address
    assert (SUBSCRIBERS in client.get("/admin/").content.decode()) == opens


def test_each_cell_says_what_it_holds_where_the_row_of_headings_is_gone(desk):
    subscriber("gwen@example.org", name="Gwen")
    subscriber("ann@example.org", name="")

    html = read(desk, SUBSCRIBERS)

    assert re.findall(r'<td[^>]* data-label="Name">(\w+)', html) == ["Gwen"]
    assert html.count('data-label="How it stands"') == 2


def test_nobody_is_added_by_hand_and_the_register_says_why(desk):
    subscriber()

    assert "Nobody is added by hand" in read(desk, SUBSCRIBERS)
    assert desk.get(f"{SUBSCRIBERS}create/").status_code == 404


def test_an_empty_register_says_so_and_opens(desk):
    for address in ALL:
        assert desk.get(address).status_code == 200


# ── Subscribers ─────────────────────────────────────────────────────────────────────


def test_a_subscriber_is_listed_with_what_they_wish_and_since_when(desk):
    subscriber("gwen@example.org", name="Gwen", frequency=Frequency.EACH)
    asked("ivo@example.org")

    html = read(desk, SUBSCRIBERS)

    for words in ("gwen@example.org", "Gwen", "each story", "Not yet", "(New York)"):
        assert words in html


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"state__exact": "asked"}, {"asked"}),
        ({"state__exact": "left"}, {"left"}),
        ({"frequency__exact": "calls"}, {"calls"}),
        ({"door__exact": "import"}, set()),
        ({"paused": "yes"}, {"paused"}),
        ({"paused": "no"}, {"asked", "left", "calls"}),
        ({"paused": "x"}, {"asked", "left", "calls", "paused"}),
        ({"asked_at__gte": "2999-01-01 00:00:00+00:00"}, set()),
        ({"q": "CALLS@"}, {"calls"}),
        ({"q": "Walter"}, {"left"}),
        ({"nonsense": "1"}, {"asked", "left", "calls", "paused"}),
    ],
)
def test_they_are_filtered_and_searched(desk, question, found):
    asked("asked@example.org")
    subscriber("calls@example.org", frequency=Frequency.CALLS)
    subscribing.leave(subscriber("left@example.org", name="Walter"))
    subscribing.pause(subscriber("paused@example.org"))

    listed = read(desk, SUBSCRIBERS, **question)

    names = ("asked", "left", "calls", "paused")
    assert {name for name in names if f"{name}@example.org" in listed} == found


def test_an_export_says_what_they_agreed_to_when_and_what_they_were_given(desk):
    pool(["MILE-1"])
    subscribing.leave(subscriber("gwen@example.org", name="Gwen"))

    (row,) = exported(desk, SUBSCRIBERS)

    assert row["Wording agreed to"] == "2026-11"
    assert row["Code given"] == "MILE-1"
    assert row["Came by"] == "the form"
    assert all(row[f"{what} (New York)"] for what in ("Asked", "Confirmed", "Left"))


def test_an_import_exports_its_proof_of_consent(desk):
    one = subscriber("gwen@example.org")
    subscribing.log(one, LoggedConsent.Act.IMPORTED, LoggedConsent.Door.IMPORT, proof="Card of 3 May")

    assert exported(desk, SUBSCRIBERS)[0]["Proof of consent"] == "Card of 3 May"


def test_a_name_like_a_formula_stays_a_name_in_a_spreadsheet(desk):
    subscriber("gwen@example.org", name='=HYPERLINK("https://x.example")')

    assert exported(desk, SUBSCRIBERS)[0]["Name"].startswith("'=")

    answer = desk.get(SUBSCRIBERS, {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_complaint_is_said_until_they_confirm_anew(desk):
    subscriber("gwen@example.org")
    subscribing.suppress("gwen@example.org", Suppression.Reason.COMPLAINED)
    assert "said that a letter was spam" in read(desk, SUBSCRIBERS)

    subscribing.leave(subscriber("gwen@example.org"))
    assert "said that a letter was spam" not in read(desk, SUBSCRIBERS)


def test_the_page_of_one_shows_the_whole_log_with_its_sentences_letters_and_code(desk):
    shared("MILE10")
    one = subscriber("gwen@example.org", frequency=Frequency.WEEK)
    delivered(one, letter(subject="Night work"))
    delivered(one, letter(subject="Early work"), sent_at=None, unsent_because=Delivery.PAUSED)

    html = read(desk, f"{SUBSCRIBERS}inspect/{one.pk}/")

    for words in (
        "asked for letters",
        "confirmed by the button in the mail",
        "Nothing else, and one click to leave.",
        "One letter a week",
        "Night work",
        "not sent: pauses",
        "MILE10",
    ):
        assert words in html


# ── Codes, log, letters, deliveries ─────────────────────────────────────────────────


def test_a_code_is_free_or_says_who_has_it(desk):
    pool(["TAKEN", "FREE"])
    one = subscriber("gwen@example.org")

    rows = {row["Code"]: row for row in exported(desk, CODES)}
    assert rows["TAKEN"]["E-mail address"] == "gwen@example.org"
    assert rows["FREE"]["How it stands"] == "free"
    assert [row["Code"] for row in exported(desk, CODES, given="no")] == ["FREE"]

    subscribing.erase(one)
    assert "somebody who is gone" in read(desk, CODES)
    assert [row["Code"] for row in exported(desk, CODES, given="no")] == ["FREE"]


def test_the_log_is_exported_with_the_sentences(desk, editor):
    one = subscriber("gwen@example.org")
    subscribing.leave(one, LoggedConsent.Door.EDITOR, by=editor)

    rows = exported(desk, LOG)

    assert [row["What"] for row in rows] == ["left", "confirmed by the button in the mail", "asked for letters"]
    assert rows[0]["Editor"] == (editor.get_full_name() or editor.get_username())
    assert "one click to leave" in rows[2]["In these words"]


def test_a_letter_leads_to_the_desk_and_says_how_many_had_it(desk):
    one = letter(subject="Night work", state=Letter.State.SENT, ended_at=moment.now())
    delivered(subscriber(), one)
    delivered(subscriber(), one, tries=2, outcome=Delivery.Outcome.BOUNCED)
    delivered(subscriber(), one, sent_at=None, unsent_because=Delivery.LEFT)

    assert reverse("letter_desk:detail", args=[one.pk]) in read(desk, LETTERS)
    (row,) = exported(desk, LETTERS)
    counts = ("Sent", "Left out or refused", "Handed over twice", "Did not arrive", "Said to be spam")
    assert [row[name] for name in counts] == ["2", "1", "1", "1", "0"]


def test_it_says_so_still_when_the_rows_are_gone(desk):
    long_ago = moment.now() - timedelta(days=400)
    letter(state=Letter.State.SENT, ended_at=long_ago, counted_at=long_ago, kept_sent=41, kept_unsent=2)

    (row,) = exported(desk, LETTERS)

    assert (row["Sent"], row["Left out or refused"]) == ("41", "2")


def test_codes_and_deliveries_are_filtered_by_what_they_belong_to(desk):
    offer, _other = pool(["A"], name="Books"), pool(["B"], name="Bread")
    one = subscriber("gwen@example.org")
    night = delivered(one, letter(subject="Night work", began_at=moment.now())).letter
    delivered(one, letter(subject="Early work"))

    assert {row["Code"] for row in exported(desk, CODES, offer=offer.pk)} == {"A"}
    assert {row["Letter"] for row in exported(desk, DELIVERIES, letter=night.pk)} == {"Night work"}
    for odd in ("x", "", "²", "9" * 30, "-1"):
        assert len(exported(desk, DELIVERIES, letter=odd)) == 2


@pytest.mark.parametrize(("stands", "found"), [("sent", "ann"), ("unsent", "ben"), ("way", "cy"), ("twice", "ann")])
def test_deliveries_are_filtered_by_how_they_stand(desk, stands, found):
    one = letter(subject="Night work")
    delivered(subscriber("ann@example.org"), one, tries=2)
    delivered(subscriber("ben@example.org"), one, sent_at=None, unsent_because=Delivery.REFUSED)
    delivered(subscriber("cy@example.org"), one, sent_at=None, tries=0)

    rows = exported(desk, DELIVERIES, stands=stands, letter=one.pk)

    assert [row["E-mail address"] for row in rows] == [f"{found}@example.org"]


def test_a_delivery_that_did_not_leave_says_why(desk):
    delivered(subscriber(), sent_at=None, unsent_because=Delivery.REFUSED)

    assert "the mail server refused the address" in read(desk, DELIVERIES)


# ── What they cost ──────────────────────────────────────────────────────────────────


def queries(client, address, **question):
    with CaptureQueriesContext(connection) as asked_for:
        answer = client.get(address, question)
        if answer.streaming:
            b"".join(answer.streaming_content)
    return len(asked_for)


@pytest.mark.parametrize("address", ALL)
@pytest.mark.parametrize("question", [{}, {"export": "csv"}, {"export": "xlsx"}])
def test_three_rows_cost_as_many_queries_as_one(desk, address, question):
    pool([f"CODE-{number}" for number in range(3)])
    of_everything("first")
    queries(desk, address, **question)
    for_one = queries(desk, address, **question)

    of_everything("second")
    of_everything("third")

    assert queries(desk, address, **question) == for_one


def test_who_may_not_change_subscribers_is_shown_no_act(client, editor):
    rights = Permission.objects.filter(codename__in=["change_subscriber", "delete_subscriber"])
    editor.groups.get().permissions.remove(*rights)
    client.force_login(editor)
    one = subscriber()

    html = read(client, f"{SUBSCRIBERS}inspect/{one.pk}/")

    assert reverse("take_off_list", args=[one.pk]) not in html
    assert reverse("erase_subscriber", args=[one.pk]) not in html
