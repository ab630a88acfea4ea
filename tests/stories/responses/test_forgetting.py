"""What was written under a story is let go on time, and the gap above an answer stays."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from foundation import moment
from stories.pages.models import StoryPage
from stories.responses import links
from stories.responses.models import Notice, Report, Responder, Response, ResponseMail
from stories.responses.moderating import always_hold, mark_as_spam, publish, remove, undo
from stories.responses.threads import threads_under, told_in
from stories.responses.writers_acts import delete
from stories.tellers.signing import Bad
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, published, response
from tests.forgetting import forget, night

pytestmark = pytest.mark.django_db

State = Response.State
GWEN = {"name": "Gwen Pardoe", "address": "gwen@example.org"}


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, first_published_at=moment.now())


def sent(one):
    """The same, all mails about it gone out."""
    ResponseMail.objects.update(sent_at=moment.now())
    return one


@pytest.mark.parametrize(
    ("act", "rule", "days"),
    [
        pytest.param(mark_as_spam, "responses-spam", 30, id="spam"),
        pytest.param(remove, "responses-removed", 30, id="removed"),
        pytest.param(delete, "responses-deleted", 14, id="deleted"),
    ],
)
def test_what_nobody_reads_any_more_goes_on_its_day_with_its_mails_and_reports(story, act, rule, days):
    one = published(story)
    Report.objects.create(response=one, why="It names my street.")
    act(one)

    assert forget(rule, days=days - 1) == 0
    assert forget(rule, days=days) == 1
    assert not Response.objects.exists()
    assert not Report.objects.exists()
    assert not ResponseMail.objects.exists()


def test_what_waits_or_is_published_goes_by_no_clock(story):
    published(story)
    sent(response(story))

    night(days=4000)
    assert Response.objects.count() == 2
    assert Responder.objects.exists()


def test_what_was_put_back_in_time_stays(story):
    one = undo(remove(published(story)))

    assert forget("responses-removed", days=31) == 0
    assert Response.objects.get() == one


def test_the_network_of_a_response_and_of_a_report_is_known_for_14_days(story):
    one = published(story, network="b6d7")
    Report.objects.create(response=one, why="It names my street.", network="c0ffee")

    assert (forget("response-networks", days=13), forget("report-networks", days=13)) == (0, 0)
    assert (forget("response-networks", days=14), forget("report-networks", days=14)) == (1, 1)
    assert (Response.objects.get().network, Report.objects.get().network) == ("", "")


# ── What was answered ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("act", [mark_as_spam, remove, delete])
def test_of_one_that_was_answered_the_gap_stays_and_nothing_else(story, act):
    root = published(story, wants_answers=True, network="b6d7", known=confirmed())
    answer = published(story, parent=root, **GWEN)
    act(root)
    token = links.own_token(Response.objects.get(pk=root.pk))

    night(days=31)

    [thread] = threads_under(story)
    assert (thread.is_gap, thread.answers, told_in([thread])) == (True, [answer], 1)
    kept = Response.objects.get(pk=root.pk)
    assert (kept.name, kept.text, kept.responder, kept.network, kept.fingerprint) == ("", "", None, "", "")
    assert (kept.why_removed, kept.held_because, kept.state) == ("", [], State.DELETED)
    assert kept.anchor == root.anchor
    with pytest.raises(Bad):
        links.opened(links.OWN, token)


def test_an_emptied_row_is_due_no_more_and_goes_with_the_last_of_its_answers(story):
    root = published(story)
    answer = published(story, parent=root, **GWEN)
    remove(root)
    night(days=31)

    assert forget("responses-deleted", days=60) == 0
    with moment.as_on(moment.now() + timedelta(days=60)):
        delete(answer)
    night(days=75)
    night(days=76)
    assert not Response.objects.exists()


def test_an_answer_that_still_waits_is_not_lost_with_what_it_answers(story):
    root = published(story)
    answer = response(story, parent=root, **GWEN)
    remove(root)
    night(days=31)

    assert publish(answer).is_published
    assert [thread.answers for thread in threads_under(story)] == [[answer]]


def test_a_removed_answer_goes_and_its_thread_stays(story):
    root = published(story)
    remove(published(story, parent=root, **GWEN))
    night(days=31)

    assert list(Response.objects.all()) == [root]


# ── Who wrote ───────────────────────────────────────────────────────────────────────


def test_an_address_goes_with_the_last_response_from_it(story):
    first, second = response(story), response(story)
    sent(delete(first))
    night(days=14)
    assert Responder.objects.at("idris@example.org")

    delete(second)
    night(days=15)
    assert not Responder.objects.exists()


def test_an_address_stays_while_a_mail_to_it_is_on_its_way(story):
    idris = confirmed()
    ResponseMail.objects.create(
        kind=ResponseMail.Kind.ANSWERS, about="1", responder=idris, message_id="<1@example.org>"
    )
    assert forget("responders") == 0

    sent(idris)
    assert forget("responders") == 1
    assert not ResponseMail.objects.exists()


def test_an_address_stays_while_its_owner_is_to_hear_of_something(story):
    Notice.objects.create(response=published(story, **GWEN), responder=confirmed())

    assert forget("responders") == 0
    assert forget("responders", days=15) == 1


def test_an_address_whose_owner_is_held_is_known_as_long_as_that(story):
    idris = confirmed()
    always_hold(idris)
    assert forget("responders", days=900) == 0

    always_hold(idris, hold=False)
    assert forget("responders") == 1


# ── The story ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("what", ["story", "series"])
def test_a_deleted_story_takes_its_talk_with_it_and_the_night_takes_the_addresses(series, story, what):
    root = published(story)
    published(story, parent=root, **GWEN)
    response(story)

    (story if what == "story" else series).delete()

    assert not Response.objects.exists()
    assert not ResponseMail.objects.exists()
    night()
    assert not Responder.objects.exists()


def test_a_story_that_is_down_keeps_its_talk_for_when_it_is_up_again(story):
    published(story)
    story.unpublish()
    night(days=900)
    StoryPage.objects.get(pk=story.pk).save_revision().publish()

    assert told_in(threads_under(story)) == 1


# ── Told ────────────────────────────────────────────────────────────────────────────


def test_editors_see_what_goes_when_and_under_which_story_and_no_name(client, editor, story):
    one = remove(published(story, name="idris@example.org"))
    client.force_login(editor)

    assert "Responses that you removed" in client.get(reverse("kept")).content.decode()
    html = client.get(reverse("kept_rule", args=["responses-removed"])).content.decode()
    listed = html.partition("mp-kept")[2].partition("</main>")[0]
    assert f'href="{reverse("responses_desk:detail", args=[one.pk])}"' in listed
    assert story.title in listed
    assert "@" not in listed


def test_what_its_writer_took_back_is_counted_and_never_listed(client, editor, story):
    delete(response(story))
    client.force_login(editor)

    assert client.get(reverse("kept_rule", args=["responses-deleted"])).status_code == 404


def test_a_dry_run_says_how_many_and_changes_nothing(story):
    with moment.as_on(moment.now() - timedelta(days=31)):
        mark_as_spam(response(story))
    said = StringIO()

    call_command("forget", "--dry-run", stdout=said)

    [line] = [line for line in said.getvalue().splitlines() if "Responses that are spam" in line]
    assert line.split()[:2] == ["1", "0"]
    assert Response.objects.exists()
