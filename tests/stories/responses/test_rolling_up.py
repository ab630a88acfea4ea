"""Each hour one mail tells a person all that came: only those who asked, proved their address, and want it still."""

from datetime import timedelta

import pytest

from foundation import moment
from stories.pages.models import StoryPage
from stories.responses import links
from stories.responses.answering import answer_as_teller
from stories.responses.hearing import spare, spare_teller, tell_again, tell_teller
from stories.responses.hourly import hour_passed, next_hour
from stories.responses.models import Notice, ResponseMail
from stories.responses.moderating import remove, undo
from stories.responses.rolling_up import tell_of_answers
from stories.responses.writers_acts import confirm, delete
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, published, response
from tests.working import work

pytestmark = pytest.mark.django_db

GWEN = {"address": "gwen@example.org", "name": "Gwen Pardoe"}


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock", told_by__address="nora@example.org")


@pytest.fixture
def asked(story):
    """A response whose writer asked to hear of answers and proved that it is theirs."""
    return again(published(story, known=confirmed(), wants_answers=True))


@pytest.fixture
def hour(mailoutbox):
    """A full hour passes: the mails it brings, without those that went before."""

    def passes(at="2031-09-10T07"):
        work()
        mailoutbox.clear()
        hour_passed(moment.now(), moment.now().replace(hour=int(at[-2:]), day=int(at[-5:-3])))
        work()
        return [mail for mail in mailoutbox if "List-Unsubscribe" in mail.extra_headers]

    return passes


def again(response):
    return type(response).objects.get(pk=response.pk)


def told(mails):
    return [mail.to[0] for mail in mails]


def test_the_next_hour_is_the_next_full_one():
    seven = moment.now().replace(hour=7, minute=0, second=0, microsecond=0)

    assert next_hour(seven) == seven + timedelta(hours=1)
    assert next_hour(seven + timedelta(minutes=59, seconds=59)) == seven + timedelta(hours=1)


def test_all_that_came_in_an_hour_is_one_mail_with_who_where_and_the_first_lines(story, asked, hour):
    first = published(story, parent=asked, text="It is my lamp.\n\nI will mend it.", **GWEN)
    second = published(story, parent=asked, text=" ".join(["Good"] * 300), **GWEN)

    [mail] = hour()

    assert mail.to == ["idris@example.org"]
    assert mail.subject == "2 new answers where you wrote"
    html = mail.alternatives[0][0]
    for body in (mail.body, html):
        assert story.title in body
        assert "Gwen Pardoe" in body
        assert "It is my lamp. I will mend it." in body
        assert first.permalink in body
        assert second.permalink in body
        assert body.count("Good") == 40
        assert links.to_spare(asked.responder) in body
    assert "gwen@example.org" not in mail.body + html


def test_of_one_it_says_who_answered(story, asked, hour):
    published(story, parent=asked, **GWEN)

    assert hour()[0].subject == "Gwen Pardoe answered where you wrote"


def test_a_mail_program_can_stop_it_by_one_click(story, asked, hour):
    published(story, parent=asked, **GWEN)

    [mail] = hour()

    assert mail.extra_headers["List-Unsubscribe"] == f"<{links.to_spare(asked.responder)}>"
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nobody_is_told_twice_and_a_second_run_in_an_hour_waits_for_the_next(story, asked, hour):
    published(story, parent=asked, **GWEN)
    assert len(hour("10T07")) == 1
    published(story, parent=asked, text="And thank you.", **GWEN)

    assert hour("10T07") == []
    assert hour("10T08")[0].subject == "Gwen Pardoe answered where you wrote"
    assert hour("10T09") == []


def test_a_run_that_is_repeated_makes_no_mail_twice(story, asked, mailoutbox):
    published(story, parent=asked, **GWEN)
    for _time in range(2):
        tell_of_answers.call("2031-09-10T07")

    assert ResponseMail.objects.filter(kind=ResponseMail.Kind.ANSWERS).count() == 1


def test_nobody_is_told_of_their_own_words(story, asked, hour):
    published(story, parent=asked, text="One thing more.")

    assert hour() == []


def test_who_did_not_ask_is_not_told(story, hour):
    first = published(story, known=confirmed())
    published(story, parent=first, **GWEN)

    assert hour() == []


def test_all_who_asked_in_a_thread_are_told_of_what_is_answered_there(story, asked, hour):
    gwen = confirmed("gwen@example.org")
    published(story, parent=asked, known=gwen, wants_answers=True, **GWEN)
    published(story, parent=asked, name="Tom", address="tom@example.org")

    assert sorted(told(hour())) == ["gwen@example.org", "idris@example.org"]


def test_an_address_that_is_not_proved_is_told_nothing_until_it_is(story, hour):
    one = published(story, wants_answers=True)
    published(story, parent=one, **GWEN)
    assert hour("10T07") == []

    confirm(one)

    assert told(hour("10T08")) == ["idris@example.org"]


def test_who_types_a_readers_address_brings_them_no_mail(story, hour):
    confirmed()
    by_a_stranger = published(story, wants_answers=True)
    published(story, parent=by_a_stranger, **GWEN)

    assert hour() == []


def test_what_waited_for_a_proof_for_two_weeks_is_no_news_any_more(story, hour):
    one = published(story, wants_answers=True)
    published(story, parent=one, **GWEN)
    Notice.objects.update(at=moment.now() - timedelta(days=15))
    hour("10T07")

    assert not Notice.objects.exists()


def test_who_was_spared_is_told_nothing_and_nothing_is_kept_for_later(story, asked, hour):
    published(story, parent=asked, **GWEN)
    spare(asked.responder)
    published(story, parent=asked, text="And thank you.", **GWEN)
    assert hour("10T07") == []

    tell_again(asked.responder)

    assert hour("10T08") == []


def test_spared_between_the_hour_and_the_mail_nothing_is_sent(story, asked, mailoutbox):
    published(story, parent=asked, **GWEN)
    work()
    mailoutbox.clear()
    tell_of_answers.call("2031-09-10T07")
    spare(asked.responder)
    work()

    assert mailoutbox == []
    assert ResponseMail.objects.get(kind=ResponseMail.Kind.ANSWERS).unsent_because == ResponseMail.OVERTAKEN


def test_who_was_spared_hears_again_only_when_it_is_proved_that_they_ticked_the_box(story, asked):
    spare(asked.responder)
    one = response(story, text="Typed by anybody.", wants_answers=True)
    assert again(asked.responder).spared_at

    confirm(one)

    assert again(asked.responder).spared_at is None


@pytest.mark.parametrize("act", [remove, delete])
def test_what_is_gone_by_then_is_not_told(story, asked, hour, act):
    act(published(story, parent=asked, **GWEN))

    assert hour() == []


@pytest.mark.parametrize("act", [remove, delete])
def test_what_goes_between_the_hour_and_the_mail_is_left_out(story, asked, mailoutbox, act):
    stays = published(story, parent=asked, text="It is my lamp.", **GWEN)
    goes = published(story, parent=asked, text="It is not.", **GWEN)
    work()
    mailoutbox.clear()
    tell_of_answers.call("2031-09-10T07")
    act(goes)
    work()

    assert [mail.subject for mail in mailoutbox] == ["Gwen Pardoe answered where you wrote"]
    assert stays.permalink in mailoutbox[0].body
    assert "It is not." not in mailoutbox[0].body


def test_what_was_removed_by_mistake_and_put_up_again_is_told_after_all(story, asked, hour):
    one = remove(published(story, parent=asked, **GWEN))
    assert hour("10T07") == []

    undo(one)

    assert told(hour("10T08")) == ["idris@example.org"]


def test_what_is_away_at_the_moment_of_the_mail_is_told_by_a_later_one(story, asked, hour, mailoutbox):
    stays = published(story, parent=asked, text="It is my lamp.", **GWEN)
    goes = published(story, parent=asked, text="It is not.", **GWEN)
    work()
    mailoutbox.clear()
    tell_of_answers.call("2031-09-10T07")
    remove(goes)
    work()
    assert [stays.permalink in mail.body for mail in mailoutbox] == [True]
    undo(goes)

    [mail] = hour("10T08")
    assert "It is not." in mail.body
    assert "It is my lamp." not in mail.body
    assert hour("10T09") == []


def test_spared_while_the_mail_waits_nothing_of_it_is_kept_for_later(story, asked, hour, mailoutbox):
    published(story, parent=asked, **GWEN)
    work()
    mailoutbox.clear()
    tell_of_answers.call("2031-09-10T07")
    spare(asked.responder)
    tell_again(asked.responder)
    work()

    assert mailoutbox == []
    assert hour("10T08") == []


def test_under_a_story_that_is_not_out_any_more_nothing_is_told(story, asked, hour):
    published(story, parent=asked, **GWEN)
    StoryPage.objects.get(pk=story.pk).unpublish()

    assert hour() == []


def test_strangers_are_not_called_back_to_a_childs_story_and_its_teller_may_hear(series, hour):
    story = StoryFactory(parent=series, shows_child=True, told_by__address="nora@example.org")
    tell_teller(story)
    first = published(story, known=confirmed(), wants_answers=True)
    published(story, parent=first, **GWEN)

    assert told(hour()) == ["nora@example.org"]


def test_more_than_twenty_are_counted_and_not_listed(story, asked, hour):
    for number in range(22):
        published(story, parent=asked, text=f"The {number}th lamp.", **GWEN)

    [mail] = hour()

    assert mail.subject == "22 new answers where you wrote"
    assert "2 more are not listed here" in mail.body
    assert mail.body.count("#response-") == mail.alternatives[0][0].count("#response-") == 20


def test_the_teller_hears_only_where_they_chose_to(story, hour):
    published(story, **GWEN)
    assert hour("10T07") == []

    tell_teller(story)
    published(story, text="And thank you.", **GWEN)

    [mail] = hour("10T08")
    assert mail.to == ["nora@example.org"]
    assert mail.subject == "Gwen Pardoe answered your story"
    assert "And thank you." in mail.body
    assert links.to_teller_page(story) in mail.body
    assert links.to_teller_page(story) in mail.alternatives[0][0]
    assert mail.extra_headers["List-Unsubscribe"] == f"<{links.to_spare_teller(story)}>"


def test_a_teller_of_two_stories_has_a_mail_of_each_with_its_own_way_to_stop(series, story, hour):
    other = StoryFactory(parent=series, told_by=story.told_by)
    for one in (story, other):
        tell_teller(one)
        published(one, **GWEN)

    assert {mail.extra_headers["List-Unsubscribe"] for mail in hour()} == {
        f"<{links.to_spare_teller(one)}>" for one in (story, other)
    }


def test_a_teller_who_was_spared_or_has_no_address_is_told_nothing(series, story, hour):
    tell_teller(story)
    published(story, **GWEN)
    spare_teller(story)
    without = StoryFactory(parent=series, told_by__address="")
    tell_teller(without)
    published(without, **GWEN)

    assert hour() == []


def test_a_teller_is_not_told_of_their_own_answer_nor_twice_of_anothers(story, hour):
    nora = confirmed("nora@example.org")
    tell_teller(story)
    as_a_reader = published(story, name="Nora", address="nora@example.org", known=nora, wants_answers=True)
    answer_as_teller(story, "Thank you all.", parent=as_a_reader)
    assert hour("10T07") == []

    published(story, parent=as_a_reader, **GWEN)

    assert [mail.subject for mail in hour("10T08")] == ["Gwen Pardoe answered your story"]


def test_what_the_teller_answers_is_told_to_those_who_asked(story, asked, hour):
    answer_as_teller(story, "Idris, please don’t.", parent=asked)

    assert [mail.subject for mail in hour()] == ["Nora Whitlock answered where you wrote"]


def test_where_nothing_is_new_no_task_is_made(story, asked):
    from django_tasks_db.models import DBTaskResult

    work()
    DBTaskResult.objects.all().delete()
    hour_passed(moment.now(), moment.now())

    assert not DBTaskResult.objects.exists()


def test_the_clock_wakes_for_it(story, asked, mailoutbox, monkeypatch):
    from django.utils import timezone

    from stories.schedule.clock import pass_boundaries

    pass_boundaries()
    published(story, parent=asked, **GWEN)
    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(hours=1))
    pass_boundaries()
    work()

    assert "Gwen Pardoe answered where you wrote" in [mail.subject for mail in mailoutbox]
