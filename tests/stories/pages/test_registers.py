"""The registers: consents, which nobody changes, and tellers."""

import csv
import io
import uuid

import pytest
from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, reverse
from openpyxl import load_workbook
from wagtail import hooks

from foundation import moment
from foundation.models import User
from home.groups import MODERATOR, OWNER, RESIDENT
from stories.pages.registers.register import as_text
from stories.submissions.agreeing import agree
from stories.submissions.asking import ask
from stories.submissions.models import SentMail
from stories.tellers.consenting import consent
from stories.tellers.models import Consent, Teller
from tests.factories.pages import DraftFactory, StoryFactory
from tests.factories.submissions import by_mail
from tests.factories.tellers import TellerFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

CONSENTS = "/admin/consents/"
TELLERS = "/admin/tellers/"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def grace(series):
    """A teller with one story and a consent for the site."""
    return StoryFactory(
        parent=series,
        printed_name="Grace A.",
        told_by=TellerFactory(name="Grace Abiodun", address="grace@example.org"),
    )


def without(user, right):
    """The user without one right of their group."""
    user.groups.get().permissions.remove(Permission.objects.get(codename=right))
    return user


def exported(answer):
    text = b"".join(answer.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text)))


# ── Consents ────────────────────────────────────────────────────────────────────────


def test_the_list_says_who_allowed_what_by_which_door_and_when(desk, grace):
    html = desk.get(CONSENTS).content.decode()

    for words in ("Grace Abiodun", "Grace A.", "Site, Edits", "the form", "(New York)"):
        assert words in html
    assert reverse("wagtailadmin_pages:edit", args=[grace.pk]) in html


def test_a_consent_given_before_there_is_a_page_is_listed(desk):
    consent(TellerFactory(name="Early Bird"), uuid.uuid4(), door=Consent.Door.FORM, site=True)

    html = desk.get(CONSENTS).content.decode()

    assert "Early Bird" in html
    assert "no page yet" in html


def test_the_newest_comes_first(desk, series):
    for name in ("First", "Second", "Third"):
        StoryFactory(parent=series, told_by=TellerFactory(name=name))

    html = desk.get(CONSENTS).content.decode()

    assert html.index("Third") < html.index("Second") < html.index("First")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("door__exact=editor", {"Vera"}),
        ("site__exact=0", {"Nelly"}),
        ("guardian__exact=1", {"Vera"}),
        ("stands=counts", {"Vera"}),
        ("stands=withdrawn", {"Nelly"}),
        ("stands=before", set()),
        ("stands=x", {"Vera", "Nelly"}),
        ("q=nell", {"Nelly"}),
        ("q=vera@example.org", {"Vera"}),
        ("q=v%00era", {"Vera"}),
        ("q=%22%27%25_", set()),
        ("given_at__gte=2000-01-01+00:00:00%2B00:00", {"Vera", "Nelly"}),
        ("given_at__gte=2999-01-01+00:00:00%2B00:00", set()),
    ],
)
def test_it_is_filtered_and_searched(desk, editor, question, found):
    for name, fields in {
        "Vera": {"door": Consent.Door.EDITOR, "site": True, "guardian": True, "vouched_by": editor},
        "Nelly": {"door": Consent.Door.FORM},
    }.items():
        consent(TellerFactory(name=name, address=f"{name.lower()}@example.org"), uuid.uuid4(), **fields)

    html = desk.get(f"{CONSENTS}?{question}").content.decode()

    assert {name for name in ("Vera", "Nelly") if f">{name}<" in html.replace("\n", "").replace(" ", "")} == found


@pytest.mark.parametrize(
    "question",
    [
        "given_at__gte=soon",
        "site__exact=x",
        "nonsense=1",
        "o=x.99.-1",
        "p=99999999999999999999",
        "p=x",
        "p=-1",
        "export=pdf",
        "e=1",
    ],
)
def test_a_question_it_cannot_read_shows_the_list(desk, grace, question):
    answer = desk.get(f"{CONSENTS}?{question}", follow=True)

    assert answer.status_code == 200
    assert "Grace Abiodun" in answer.content.decode()


def test_nothing_is_learned_by_asking_for_fields_that_are_not_shown(client, editor, grace):
    client.force_login(without(editor, "view_teller"))

    for question in ("teller__address__startswith=x", "vouched_by__password__startswith=x", "q=grace@example.org"):
        html = client.get(f"{CONSENTS}?{question}").content.decode()
        assert ("Grace Abiodun" in html) is not question.startswith("q=")


def test_it_costs_the_same_for_any_number(desk, series, django_assert_max_num_queries):
    StoryFactory(parent=series)
    desk.get(CONSENTS)
    with django_assert_max_num_queries(100) as few:
        desk.get(CONSENTS)
    for _number in range(5):
        StoryFactory(parent=series)

    with django_assert_max_num_queries(len(few)):
        desk.get(CONSENTS)


def test_the_export_has_a_column_for_each_thing_allowed(desk, grace):
    (row,) = exported(desk.get(f"{CONSENTS}?export=csv"))

    assert (row["Teller"], row["E-mail address"], row["Story"]) == ("Grace Abiodun", "grace@example.org", "Grace A.")
    assert (row["On the site"], row["On social media"], row["Light edits"]) == ("yes", "no", "yes")
    assert row["Door"] == "the form"
    given = moment.local(Consent.objects.get().given_at)
    assert row["Given (New York)"] == f"{given:%Y-%m-%d %H:%M:%S}"


def test_the_export_keeps_to_the_filter(desk, grace):
    assert exported(desk.get(f"{CONSENTS}?export=csv&site__exact=0")) == []


def test_it_is_exported_as_a_workbook(desk, grace):
    answer = desk.get(f"{CONSENTS}?export=xlsx")

    rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values)
    assert rows[0][:3] == ("Teller", "E-mail address", "Story")
    assert rows[1][:4] == ("Grace Abiodun", "grace@example.org", "Grace A.", "yes")


@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_a_name_that_is_a_formula_stays_a_name(desk, series, export):
    name = '=HYPERLINK("https://example.org","x")'
    StoryFactory(parent=series, printed_name=name, told_by=TellerFactory(name=name))

    answer = desk.get(f"{CONSENTS}?export={export}")

    if export == "csv":
        assert exported(answer)[0]["Teller"] == f"'{name}"
    else:
        cell = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active["A2"]
        assert (cell.value, cell.data_type) == (name, "s")


@pytest.mark.parametrize(("value", "kept"), [("Grace", "Grace"), ("-1", "'-1"), ("@x", "'@x"), ("", "")])
def test_what_a_spreadsheet_would_compute_is_marked_as_text(value, kept):
    assert as_text(value) == kept


def test_the_latest_of_a_story_counts_and_the_export_says_so(desk, grace):
    consent(grace.told_by, grace.story_key, door=Consent.Door.LINK)

    latest, first = exported(desk.get(f"{CONSENTS}?export=csv"))

    assert (latest["Stands"], latest["Door"]) == ("Withdrawn", "a private link")
    assert first["Stands"] == "A later one counts"


def test_addresses_are_exported_only_to_those_who_may_see_them(client, editor, grace):
    client.force_login(without(editor, "view_teller"))

    (row,) = exported(client.get(f"{CONSENTS}?export=csv"))

    assert "E-mail address" not in row
    assert "grace@example.org" not in str(row)


def test_a_row_is_read_on_a_page_of_its_own(desk, grace, editor):
    given = consent(grace.told_by, grace.story_key, door="editor", site=True, vouched_by=editor, note="On the phone.")

    html = desk.get(f"{CONSENTS}inspect/{given.pk}/").content.decode()

    for words in ("Grace Abiodun", "On the phone.", "an editor vouches", editor.username, "2026-11", "Counts"):
        assert words in html
    assert "“Tell it on this site, with the name above”" in html
    assert "Send it in the letter" not in html


def test_a_row_says_when_its_teller_was_asked(desk, series):
    submission = by_mail(series=series, is_confirmed=True)
    sent = ask(submission, SentMail.Kind.ASK_CONSENT, words="May we?")
    SentMail.objects.filter(pk=sent.pk).update(sent_at=moment.now())
    agree(submission, allowed={"site": True})

    html = desk.get(f"{CONSENTS}inspect/{Consent.objects.get().pk}/").content.decode()

    assert "Last asked by mail" in html


@pytest.mark.parametrize("number", ["0", "99999999999999999999", "abc"])
def test_a_row_that_is_not_there_is_404(desk, number):
    assert desk.get(f"{CONSENTS}inspect/{number}/").status_code == 404


def test_nobody_adds_changes_or_deletes_in_a_register(client, grace):
    client.force_login(User.objects.create_superuser("root"))
    pk = Consent.objects.get().pk

    for action, args in {"create": [], "edit": [pk], "delete": [pk]}.items():
        with pytest.raises(NoReverseMatch):
            reverse(f"consents_modeladmin_{action}", args=args)
        assert client.post(f"{CONSENTS}{action}/{f'{pk}/' if args else ''}").status_code == 404
    html = client.get(CONSENTS).content.decode()
    assert "Add consent" not in html
    assert "Delete" not in html


@pytest.mark.parametrize("name", [MODERATOR, RESIDENT])
@pytest.mark.parametrize("address", [CONSENTS, f"{CONSENTS}?export=csv", TELLERS])
def test_a_register_is_for_owners_and_editors(client, grace, name, address):
    client.force_login(member_of(name))

    answer = client.get(address)

    assert answer.status_code == 302
    assert "Grace" not in client.get(answer["Location"]).content.decode()


def test_an_owner_may_read_it(client, grace):
    client.force_login(member_of(OWNER))

    assert client.get(CONSENTS).status_code == 200


@pytest.mark.parametrize(
    ("hook", "label", "address"),
    [("register_stories_menu_item", "Consents", CONSENTS), ("register_readers_menu_item", "Tellers", TELLERS)],
)
def test_each_stands_in_its_menu_and_not_in_the_main_one(rf, editor, hook, label, address):
    request = rf.get("/admin/")
    request.user = editor

    items = [made() for made in hooks.get_hooks(hook)]
    assert [item.url for item in items if str(item.label) == label and item.is_shown(request)] == [address]
    assert label not in {str(made().label) for made in hooks.get_hooks("register_admin_menu_item")}

    request.user = member_of(MODERATOR)
    assert not any(item.is_shown(request) for item in items if str(item.label) == label)


# ── Tellers ─────────────────────────────────────────────────────────────────────────


def test_tellers_are_listed_with_what_they_told(desk, grace, series):
    StoryFactory(parent=series, told_by=grace.told_by)
    TellerFactory(name="Nobody Yet", confirmed_at=moment.now())

    html = desk.get(TELLERS).content.decode()

    assert "grace@example.org" in html
    assert "Not yet" in html
    row = html[html.index("Grace Abiodun") :]
    assert ">2<" in row[: row.index("</tr>")].replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(("asked", "found"), [("abiod", True), ("grace@", True), ("submarine", False)])
def test_tellers_are_searched_by_name_and_address(desk, grace, asked, found):
    assert ("Grace Abiodun" in desk.get(f"{TELLERS}?q={asked}").content.decode()) is found


def test_tellers_cost_the_same_for_any_number(desk, series, django_assert_max_num_queries):
    StoryFactory(parent=series)
    desk.get(TELLERS)
    with django_assert_max_num_queries(100) as few:
        desk.get(TELLERS)
    for _number in range(5):
        StoryFactory(parent=series)

    with django_assert_max_num_queries(len(few)):
        desk.get(TELLERS)


def test_a_new_address_is_not_yet_confirmed_and_voids_old_links(desk, grace):
    teller = grace.told_by
    Teller.objects.filter(pk=teller.pk).update(confirmed_at=moment.now())
    page = reverse("tellers:edit", args=[teller.pk])
    html = desk.get(page).content.decode()
    assert "The address was confirmed" in html
    assert grace.title in html

    desk.post(page, {"name": "Grace Abiodun-Lee", "address": "grace@example.org"})
    teller.refresh_from_db()
    assert (teller.name, teller.link_version) == ("Grace Abiodun-Lee", 1)
    assert teller.confirmed_at

    desk.post(page, {"name": "Grace Abiodun-Lee", "address": "gal@example.org"})
    teller.refresh_from_db()
    assert (teller.address, teller.confirmed_at, teller.link_version) == ("gal@example.org", None, 2)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_teller_with_consents_is_kept_and_it_says_why(client, grace, method):
    client.force_login(User.objects.create_superuser("root"))

    answer = getattr(client, method)(reverse("tellers:delete", args=[grace.told_by.pk]), follow=True)

    assert "Grace Abiodun stays: their consents are kept" in answer.content.decode()
    assert Teller.objects.filter(pk=grace.told_by.pk).exists()


def test_a_teller_without_consents_can_be_deleted(client, series):
    client.force_login(User.objects.create_superuser("root"))
    story = DraftFactory(parent=series, consented=False)

    client.post(reverse("tellers:delete", args=[story.told_by.pk]))

    assert not Teller.objects.exists()
    story.refresh_from_db()
    assert story.told_by is None


def test_editors_are_offered_no_deleting(desk, grace):
    html = desk.get(TELLERS).content.decode()

    assert reverse("tellers:delete", args=[grace.told_by.pk]) not in html
    assert desk.post(reverse("tellers:delete", args=[grace.told_by.pk])).status_code == 302
    assert Teller.objects.filter(pk=grace.told_by.pk).exists()
