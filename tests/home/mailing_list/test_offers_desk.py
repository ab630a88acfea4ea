"""Welcome offers and imports in the admin: set up, looked at, brought in; mistakes are handed back with a sentence."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from foundation import moment
from home.mailing_list import mailing
from home.mailing_list.models import ListMail, Offer, TableImport, WelcomeCode
from home.mailing_list.offers import mail_view
from tests.factories.mailing_list import pool, shared, subscriber
from tests.factories.users import editor, member_of
from tests.working import work

pytestmark = pytest.mark.django_db

State = TableImport.State


@pytest.fixture
def desk(client):
    client.force_login(editor())
    return client


def fields(**changed):
    today = moment.today()
    return {
        "name": "10 % off at Pell’s",
        "text": "",
        "exclusions": "",
        "link": "",
        "kind": "pool",
        "shared_code": "",
        "low_at": 20,
        "opens_on": today.isoformat(),
        "closes_on": "",
        "expires_on": "",
        **changed,
    }


# ── Offers ──────────────────────────────────────────────────────────────────────────


def test_a_new_pool_is_saved_and_its_codes_are_asked_for_next(desk):
    answer = desk.post(reverse("welcome_offers:add"), fields())

    offer = Offer.objects.get()
    assert answer.url == reverse("welcome_offers:codes", args=[offer.pk])
    assert desk.get(answer.url).status_code == 200


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"kind": "shared"}, "Write the code that everybody is given."),
        ({"closes_on": "2020-01-01"}, "It would end before it begins. Choose a later day."),
        ({"expires_on": "2020-01-01"}, "The codes would expire before any is given. Choose a later day."),
    ],
)
def test_a_mistake_is_said_and_what_was_typed_is_kept(desk, changed, said):
    answer = desk.post(reverse("welcome_offers:add"), fields(**changed))

    assert said in answer.content.decode()
    assert "10 % off at Pell’s" in answer.content.decode()
    assert not Offer.objects.exists()


def test_the_list_says_how_many_are_left_and_how_each_stands(desk):
    today = moment.today()
    pool(["A1", "B2", "C3"], name="Open one")
    shared("MILE", name="Later one", opens_on=today + timedelta(days=400))
    shared("MILE", name="Past one", opens_on=today - timedelta(9), closes_on=today - timedelta(2))
    shared("MILE", name="Expired one", opens_on=today - timedelta(9), expires_on=today - timedelta(2))
    shared("MILE", name="Covered one", opens_on=today - timedelta(9))
    subscriber()
    page = desk.get(reverse("welcome_offers:index")).content.decode()

    for said in ("2 of 3 left", "Opens on ", "Over since ", "Over: its codes expired on ", "“Open one” opened later"):
        assert said in page


def test_an_empty_pool_says_who_waits(desk):
    offer = pool(["A1"])
    subscriber()
    subscriber()
    page = desk.get(reverse("welcome_offers:edit", args=[offer.pk])).content.decode()

    assert "Empty: new subscribers wait for a code" in page
    assert "0 of 1 left; 1 subscriber waits" in page


def test_saving_an_offer_serves_whoever_waits_for_one_that_is_over(desk):
    over = pool(name="Old one")
    one = subscriber()
    Offer.objects.update(opens_on="2020-01-01", closes_on="2020-02-01")
    desk.post(reverse("welcome_offers:add"), fields(kind="shared", shared_code=" MILE10 "))
    work()

    one.welcome.refresh_from_db()
    assert (one.welcome.words, one.welcome.offer.name) == ("MILE10", "10 % off at Pell’s")
    assert not over.welcomes.exists()


def test_an_offer_of_which_a_code_was_given_is_kept_and_says_why(desk):
    offer = pool(["A1"])
    subscriber()
    answer = desk.post(reverse("welcome_offers:delete", args=[offer.pk]), follow=True)

    assert "stays: one subscriber was given a code of it" in answer.content.decode()
    assert Offer.objects.exists()


def test_an_offer_that_gave_nothing_goes_with_its_codes_and_files(desk):
    offer = pool(["A1"])
    desk.post(reverse("welcome_offers:codes", args=[offer.pk]), {"lines": "B2"})
    storage, name = (one := TableImport.objects.get()).file.storage, one.file.name
    desk.post(reverse("welcome_offers:delete", args=[offer.pk]))

    assert not Offer.objects.exists()
    assert not WelcomeCode.objects.exists()
    assert not storage.exists(name)


def test_the_preview_is_filled_with_what_the_mail_is_filled_with():
    offer = pool(["A1"])
    row = ListMail.objects.get(subscriber=subscriber(), kind=ListMail.Kind.WELCOME)

    assert mail_view.context_of(offer).keys() == mailing.context_of(row).keys()
    assert mail_view.context_of(offer)["welcome"].words == mail_view.EXAMPLE
    assert mail_view.context_of(shared("MILE10"))["welcome"].words == "MILE10"


def test_the_mail_is_shown_as_it_reads_and_opens_nobodys_page(desk):
    offer = pool(["SECRET-1"], exclusions="Not for vouchers.")
    page = desk.get(reverse("welcome_offers:mail", args=[offer.pk])).content.decode()

    assert mail_view.EXAMPLE in page
    assert "Not for vouchers." in page
    assert "SECRET-1" not in page
    assert "/subscribe/" not in page


# ── Codes ───────────────────────────────────────────────────────────────────────────


def bring_codes(desk, offer, **data):
    return desk.post(reverse("welcome_offers:codes", args=[offer.pk]), data)


def test_pasted_codes_are_looked_through_and_taken_in(desk):
    offer = pool()
    answer = bring_codes(desk, offer, lines="A1\nB2, B|3;\n\n B2\n")
    one = TableImport.objects.get()
    assert answer.url == reverse("list_imports:edit", args=[one.pk])
    assert "data-moving" in desk.get(answer.url).content.decode()

    work()
    page = desk.get(answer.url).content.decode()
    assert "3 new codes" in page
    assert "stands in the file before" in page
    desk.post(answer.url, {"act": "take"})
    work()
    assert sorted(offer.codes.values_list("code", flat=True)) == ["A1", "B2", "B|3"]
    assert "Taken in." in desk.get(answer.url).content.decode()


def test_an_excel_file_is_brought_like_a_csv(desk):
    book, file = Workbook(), io.BytesIO()
    for row in (["Voucher code"], ["A1"], ["B2"]):
        book.active.append(row)
    book.save(file)
    bring_codes(desk, pool(), table=SimpleUploadedFile("codes.xlsx", file.getvalue()))
    work()

    assert TableImport.objects.get().new == 2


@pytest.mark.parametrize(
    "data, said",
    [
        ({}, "Choose a file, or paste codes."),
        ({"table": SimpleUploadedFile("a.csv", b"")}, "The file is empty. Nothing was taken in."),
        ({"table": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")}, "damaged"),
        ({"table": SimpleUploadedFile("a.csv", b"\0\0")}, "This is no table."),
        ({"lines": " ;\n"}, "The file is empty. Nothing was taken in."),
        ({"table": SimpleUploadedFile("a.csv", b"A1"), "lines": "B2"}, "not both"),
    ],
)
def test_what_cannot_be_read_is_handed_back_with_a_sentence(desk, data, said):
    answer = bring_codes(desk, pool(), **data)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not TableImport.objects.exists()


def test_a_file_of_fifty_megabytes_is_refused(desk):
    large = SimpleUploadedFile("a.csv", b"A1234567\n" * (50 * 1024 * 1024 // 9))
    answer = bring_codes(desk, pool(), table=large)

    assert answer.status_code == 422
    assert "The file is too large" in answer.content.decode()


def test_what_was_pasted_is_still_there_when_it_is_handed_back(desk):
    answer = bring_codes(desk, pool(), table=SimpleUploadedFile("a.csv", b"A1"), lines="TYPED-1")

    assert "TYPED-1" in answer.content.decode()


# ── Subscribers ─────────────────────────────────────────────────────────────────────


def test_columns_that_are_not_known_are_asked_for(desk):
    table = SimpleUploadedFile("a.csv", "Läufer,Post,Wie\nGwen,gwen@example.org,signed\n".encode())
    here = desk.post(reverse("list_imports:add"), {"table": table}).url
    page = desk.get(here).content.decode()
    assert "Which column is which?" in page
    assert "B: Post" in page

    twice = desk.post(here, {"act": "columns", "address": 1, "proof": 1, "heading": "on"})
    assert (twice.status_code, "chosen for two things" in twice.content.decode()) == (422, True)
    missing = desk.post(here, {"act": "columns", "address": 1})
    assert "Say in which column it stands." in missing.content.decode()

    desk.post(here, {"act": "columns", "address": 1, "proof": 2, "name": 0, "heading": "on"})
    work()
    assert "1 new subscriber" in desk.get(here).content.decode()


def test_which_comes_first_in_a_date_is_asked_where_it_is_two(desk):
    table = SimpleUploadedFile("a.csv", b"address,confirmed on,proof\ngwen@example.org,3/4/2024,signed\n")
    here = desk.post(reverse("list_imports:add"), {"table": table}).url
    work()
    page = desk.get(here).content.decode()
    assert "does the day come first, or the month?" in page
    assert '<details class="mp-bring__more" open>' in page

    chosen = {"act": "columns", "address": 0, "confirmed_on": 1, "proof": 2, "heading": "on", "month_first": 1}
    desk.post(here, chosen)
    work()
    page = desk.get(here).content.decode()
    assert "1 new subscriber" in page
    assert '<option value="1" selected>The month</option>' in page


def test_a_title_is_still_left_out_where_columns_are_chosen_anew(desk):
    table = SimpleUploadedFile("a.csv", b"Club\naddress,proof,note\ngwen@example.org,signed,agreed\n")
    here = desk.post(reverse("list_imports:add"), {"table": table}).url
    work()
    assert "The first 2 rows hold a title and headings" in desk.get(here).content.decode()

    desk.post(here, {"act": "columns", "address": 0, "proof": 2, "heading": "on"})
    work()
    one = TableImport.objects.get()
    assert (one.new, one.number_wrong) == (1, 0)


def test_an_address_that_no_import_can_have_is_not_found(desk):
    assert desk.get(reverse("list_imports:edit", args=[10**30])).status_code == 404


def test_codes_are_shown_as_they_are_read_before_they_are_taken_in(desk):
    book, file = Workbook(), io.BytesIO()
    for row in (["code"], [123], [45]):
        book.active.append(row)
    book.active["A2"].number_format = "0000000"
    book.save(file)
    here = bring_codes(desk, pool(), table=SimpleUploadedFile("codes.xlsx", file.getvalue())).url
    work()

    assert "The first are read as “0000123”, “45”." in desk.get(here).content.decode()


def test_the_page_says_that_they_are_sent_nothing(desk):
    page = desk.get(reverse("list_imports:add")).content.decode()

    assert "They are sent no mail about it, and no welcome code" in page


def test_the_moving_part_is_asked_for_alone(desk):
    bring_codes(desk, pool(), lines="A1")
    one = TableImport.objects.get()
    moving = desk.get(reverse("list_imports:progress", args=[one.pk])).content.decode()

    assert "<progress" in moving
    assert "<html" not in moving


def test_nothing_is_taken_in_that_was_not_looked_through(desk):
    bring_codes(desk, pool(), lines="A1")
    one = TableImport.objects.get()
    answer = desk.post(reverse("list_imports:edit", args=[one.pk]), {"act": "take"}, follow=True)

    assert "it has to be looked through first" in answer.content.decode()
    one.refresh_from_db()
    assert one.state == State.LOOKING


def test_a_get_changes_nothing(desk):
    bring_codes(desk, pool(), lines="A1")
    work()
    one = TableImport.objects.get()
    for name in ("edit", "progress"):
        desk.get(reverse(f"list_imports:{name}", args=[one.pk]))

    one.refresh_from_db()
    assert one.state == State.LOOKED


def test_imports_are_listed_with_what_became_of_them(desk):
    bring_codes(desk, pool(), lines="A1")
    work()
    page = desk.get(reverse("list_imports:index")).content.decode()

    assert "pasted lines" in page
    assert "nothing taken in yet: 1 new code" in page


@pytest.mark.parametrize("group", ["Moderator", "Reader-in-residence"])
def test_who_may_not_sees_none_of_it(client, group):
    offer = pool(["A1"])
    client.force_login(member_of(group))
    for address in (
        reverse("welcome_offers:index"),
        reverse("welcome_offers:codes", args=[offer.pk]),
        reverse("welcome_offers:mail", args=[offer.pk]),
        reverse("list_imports:index"),
        reverse("list_imports:add"),
    ):
        assert client.get(address).status_code in (302, 403), address
