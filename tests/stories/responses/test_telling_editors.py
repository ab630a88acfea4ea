"""Editors hear by mail of what waits: seldom, each once, soon of a report; its links decide nothing."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from foundation import moment
from home.groups import RESIDENT
from stories.responses.closing import ask_to_close, let_it_stay_open, set_closing
from stories.responses.hourly import hour_passed
from stories.responses.models import Conversation, DeskMail, Response
from stories.responses.moderating import publish
from tests.factories.pages import StoryFactory
from tests.factories.responses import published, response
from tests.factories.users import UserFactory, member_of
from tests.working import work

pytestmark = pytest.mark.django_db

GWEN = {"address": "gwen@example.org", "name": "Gwen Pardoe"}


def who_decides(**fields):
    user = UserFactory(email="jo@desk.example", first_name="Jo", last_name="Ansah", **fields)
    user.user_permissions.add(*Permission.objects.filter(codename__in=["change_response", "access_admin"]))
    return user


@pytest.fixture
def jo(db):
    return who_decides()


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


@pytest.fixture
def hour(mailoutbox):
    """A full hour passes: the mails that editors get."""

    def passes():
        work()
        mailoutbox.clear()
        hour_passed(moment.now(), moment.now())
        work()
        return [mail for mail in mailoutbox if mail.to[0].endswith("desk.example")]

    return passes


@pytest.fixture
def later(wait):
    """Hours go by."""
    return lambda hours: wait(hours=hours)


def report(one, why="It names my school."):
    return one.reports.create(why=why)


def test_what_waits_is_told_with_story_first_words_reason_and_its_place_at_the_desk(jo, story, hour):
    one = response(story, text="It is my lamp.\n\nI will mend it. " + " ".join(["Good"] * 100))
    response(story, **GWEN)

    [mail] = hour()

    assert (mail.to, mail.subject) == (["jo@desk.example"], "2 responses to read")
    html = mail.alternatives[0][0]
    for body in (mail.body, html):
        assert "Hello Jo," in body
        assert "Idris Fenn" in body
        assert f"“{story.title}”" in body
        assert "It is my lamp. I will mend it." in body
        assert "Held because: First response from this address." in body
        assert reverse("responses_desk:detail", args=[one.pk]) in body
        assert reverse("wagtailadmin_account") in body
        assert "idris@" not in body
        assert body.count("Good") < 25


def test_each_is_told_once_and_no_mail_follows_within_four_hours(jo, story, hour, later):
    response(story)
    assert len(hour()) == 1
    response(story, **GWEN)
    later(3)
    assert hour() == []

    later(1)
    [mail] = hour()

    assert mail.subject == "2 responses to read"
    assert "Gwen Pardoe" in mail.body
    assert "Idris Fenn" not in mail.body
    assert "One more waits there." in mail.body
    later(5)
    assert hour() == []


def test_a_report_is_told_at_the_next_hour_with_its_reason(jo, story, hour, later):
    one = published(story)
    response(story, **GWEN)
    hour()
    report(one)
    later(1)

    [mail] = hour()

    assert mail.subject == "2 responses to read, one reported"
    assert "Reported because: “It names my school.”" in mail.body
    assert "It names my school." in mail.alternatives[0][0]
    assert hour() == []


def test_a_response_that_is_reported_twice_is_told_once_with_all_that_was_said(jo, story, hour):
    one = published(story)
    for why in ("It names my school.", "It sells something."):
        report(one, why)

    [mail] = hour()

    assert mail.subject == "One response to read, one reported"
    for body in (mail.body, mail.alternatives[0][0]):
        assert "It names my school." in body
        assert "It sells something." in body
        assert body.count(reverse("responses_desk:detail", args=[one.pk])) == 1


def test_what_is_added_to_a_report_is_told_as_well(jo, story, hour, later):
    one = published(story)
    report(one)
    hour()
    report(one, "And my street.")
    later(1)

    [mail] = hour()

    assert "And my street." in mail.body
    assert "It names my school." not in mail.body


def test_what_was_decided_before_the_mail_left_is_not_in_it(jo, story, mailoutbox):
    first, second = response(story), response(story, **GWEN)
    work()
    mailoutbox.clear()
    hour_passed(moment.now(), moment.now())
    publish(first)
    work()

    assert [mail.subject for mail in mailoutbox if mail.to == [jo.email]] == ["One response to read"]
    publish(second)


def test_where_everything_was_decided_meanwhile_no_mail_goes(jo, story, mailoutbox):
    from stories.responses.telling_editors import tell_editor, tell_editors

    one = response(story)
    tell_editors.call()
    publish(one)
    mailoutbox.clear()
    tell_editor.call(jo.pk, Response.objects.get().told_editors_at.isoformat(), "<one@desk.example>")

    assert mailoutbox == []


def test_what_a_teller_asked_is_told_and_once(jo, story, hour, later):
    ask_to_close(story)

    [mail] = hour()

    assert mail.subject == "A teller asks to close the responses"
    assert "Nora Whitlock asks you to close the responses to their story." in mail.body
    assert reverse("responses_desk:story", args=[story.pk]) in mail.body
    later(5)
    assert hour() == []
    let_it_stay_open(story)
    ask_to_close(story)
    assert len(hour()) == 1


def test_a_wish_that_was_answered_or_taken_back_is_not_told(jo, story, series, hour):
    other = StoryFactory(parent=series)
    for one in (story, other):
        ask_to_close(one)
    set_closing(story, Conversation.Closing.CLOSED)
    let_it_stay_open(other)

    assert hour() == []


def test_who_said_no_in_their_account_is_spared(client, story, hour):
    jo = who_decides()
    client.force_login(jo)
    answer = client.get(reverse("wagtailadmin_account"))
    assert "Tell me by mail when responses wait" in answer.content.decode()
    panels = [panel for tab in answer.context["panels_by_tab"].values() for panel in tab]
    fields = [field for panel in panels if panel.name != "password" for field in panel.get_form()]
    typed = {field.html_name: field.value() for field in fields if field.value() and field.name != "wanted"}
    client.post(reverse("wagtailadmin_account"), typed)
    response(story)

    assert DeskMail.objects.get().wanted is False
    assert hour() == []


def test_who_may_not_decide_has_no_such_switch_and_no_mail(client, story, hour):
    reader = member_of(RESIDENT)
    reader.email = "reader@desk.example"
    reader.save()
    client.force_login(reader)
    response(story)

    assert "Tell me by mail when responses wait" not in client.get(reverse("wagtailadmin_account")).content.decode()
    assert hour() == []


@pytest.mark.parametrize("field", [{"is_active": False}, {"email": ""}], ids=["gone", "without an address"])
def test_who_is_gone_or_has_no_address_is_written_nothing(jo, story, mailoutbox, field):
    type(jo).objects.filter(pk=jo.pk).update(**field)
    response(story)
    work()
    mailoutbox.clear()
    hour_passed(moment.now(), moment.now())
    work()

    assert mailoutbox == []


def test_more_than_twenty_are_counted_and_not_listed(jo, story, hour):
    for number in range(23):
        response(story, text=f"The {number}th lamp.", address=f"reader{number}@example.org")

    [mail] = hour()

    assert mail.subject == "23 responses to read"
    assert "3 more wait there." in mail.body


def test_spam_that_was_caught_is_not_told(jo, story, hour):
    response(story, text="https://a.example https://b.example https://c.example https://d.example")

    assert hour() == []


def test_the_pause_holds_also_where_what_was_told_is_gone(jo, story, hour, later):
    response(story)
    assert len(hour()) == 1
    Response.objects.all().delete()
    response(story, **GWEN)
    later(3)
    assert hour() == []

    later(1)

    assert len(hour()) == 1


def test_while_nobody_is_there_to_be_told_nothing_counts_as_told(story, hour):
    response(story)
    assert hour() == []

    who_decides()

    assert len(hour()) == 1
