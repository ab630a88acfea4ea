"""“Kept and forgotten”: what goes tonight and within 30 days, in numbers and by name, without an address."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from foundation import forgetting, moment
from foundation.templatetags.moments import promised
from home.groups import MODERATOR, OWNER, RESIDENT
from stories.submissions.deciding import decline
from stories.submissions.models import Submission
from tests.factories.submissions import sent_in
from tests.factories.users import member_of
from tests.forgetting import forget

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def words(answer):
    return " ".join(answer.content.decode().split())


def declined(days_ago):
    submission = sent_in(sender_address="grace@post.example", is_confirmed=True, days_ago=days_ago + 1)
    with moment.as_on(moment.now() - timedelta(days=days_ago)):
        decline(submission, words="Not this time.")
    submission.refresh_from_db()
    return submission


def cells(html):
    """The numbers in the row of declined ones."""
    row = html.partition("Declined stories")[2].partition("</tr>")[0]
    return [cell.partition("</span>")[2].partition("<")[0].strip() for cell in row.split("<td")[2:]]


def test_each_rule_says_what_goes_tonight_within_30_days_and_went_at_the_last_run(desk):
    for days in (100, 90, 75, 10):
        declined(days)

    assert cells(words(desk.get(reverse("kept")))) == ["2", "1", "–"]

    forget("declined")

    assert cells(words(desk.get(reverse("kept")))) == ["0", "1", "2"]


def test_it_says_when_it_last_ran_and_when_it_runs_next(desk):
    assert "It has not run yet." in words(desk.get(reverse("kept")))

    # One moment for all of it: the minute may turn between the run and the look.
    with moment.as_on(moment.now()):
        forgetting.run_all()
        html = words(desk.get(reverse("kept")))
        ran, comes = promised(moment.now()), promised(moment.next_midnight(moment.now()))

    assert f"It last ran {ran}" in html
    assert f"Next: {comes}" in html


def test_names_are_listed_with_the_night_and_without_addresses(desk):
    submission = declined(75)

    html = words(desk.get(reverse("kept_rule", args=["declined"])))

    assert f'href="/admin/sent-in/{submission.pk}/"' in html
    assert "Grace Abiodun" in html
    assert f"goes {promised(moment.next_midnight(submission.kept_until))}" in html
    assert "@" not in html.partition("mp-kept")[2].partition("</main>")[0]


def test_every_list_opens_with_something_on_it_and_without(desk):
    declined(75)
    for rule in forgetting.rules():
        assert desk.get(reverse("kept_rule", args=[rule.name])).status_code == (200 if rule.entry else 404)
    assert desk.get("/admin/kept/no-such-rule/").status_code == 404
    assert desk.get(reverse("kept_rule", args=["declined"]), {"page": "x"}).status_code == 200


def test_numbers_remain_and_are_shown(desk):
    declined(90)
    forget("declined")

    assert "<span>Declined: 1</span>" in words(desk.get(reverse("kept")))


@pytest.mark.parametrize(("group", "opens"), [(OWNER, True), (RESIDENT, False), (MODERATOR, False)])
def test_only_who_decides_sees_it(client, group, opens):
    client.force_login(member_of(group))

    for address in (reverse("kept"), reverse("kept_rule", args=["declined"])):
        assert (client.get(address).status_code == 200) == opens


# ── The command ─────────────────────────────────────────────────────────────────────


def command(*arguments):
    said = StringIO()
    call_command("forget", *arguments, stdout=said)
    return said.getvalue()


def line(said, about):
    return next(line.split()[:2] for line in said.splitlines() if about in line)


def test_a_dry_run_says_how_many_and_changes_nothing_and_prints_nothing_of_anybody():
    for days in (100, 75):
        declined(days)

    said = command("--dry-run")

    assert line(said, "Declined stories") == ["1", "1"]
    assert "Grace" not in said and "@" not in said
    assert Submission.objects.count() == 2
    assert not forgetting.last_night()


def test_the_command_lets_go_at_once_and_says_how_many():
    declined(100)

    said = command()

    assert line(said, "Declined stories") == ["1", "0"]
    assert not Submission.objects.exists()
    assert line(command(), "Declined stories") == ["0", "0"]


def test_what_fails_makes_the_command_fail_and_all_else_goes(monkeypatch):
    def breaks(row):
        raise ValueError("grace@post.example")

    broken = forgetting.Rule("a-test's", "A test’s", "never", lambda now: Submission.objects.all(), breaks, order=1)
    monkeypatch.setitem(forgetting._rules, broken.name, broken)
    declined(100)

    with pytest.raises(CommandError, match="tried again"):
        command()

    assert not Submission.objects.exists()
