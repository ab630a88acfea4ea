"""“This is a story”: an editor asks the writer of a response, by mail, to let it in as one."""

from datetime import timedelta

import pytest
from wagtail.log_actions import registry

from foundation import moment
from foundation.refusing import Refused
from stories.responses.answering import answer_as_teller
from stories.responses.inviting import as_read, first_words, invite, why_not
from stories.responses.links import INVITED_FOR
from stories.responses.models import Response, ResponseMail
from stories.responses.moderating import mark_as_spam, remove
from stories.responses.writers_acts import delete
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, published, response
from tests.working import work

pytestmark = pytest.mark.django_db

WORDS = "Your lamp on Tanner’s Row stayed with us. Would you let us tell it?"


@pytest.fixture
def told(series):
    """A response that all may read."""
    return published(StoryFactory(parent=series), text="I carried the lamp home in the pram.")


def test_the_writer_is_asked_by_mail_in_the_editors_words(told, series, editor, mailoutbox):
    invite(told, series=series, words=WORDS, user=editor)
    mailoutbox.clear()
    work()

    mail = next(mail for mail in mailoutbox if "reads like a story" in mail.subject)
    assert mail.to == ["idris@example.org"]
    html = mail.alternatives[0].content
    for said in (WORDS, "/respond/invited/", "60 days"):
        assert said in mail.body
        assert said in html
    latest = registry.get_logs_for_instance(told).order_by("-timestamp", "-pk").first()
    assert (latest.user, str(latest.message)) == (editor, "Asked the writer to let it in as a story")


def test_to_an_address_that_is_not_proved_goes_not_a_word_that_was_typed(told, series, mailoutbox):
    invite(told, series=series, words=first_words(told))
    mailoutbox.clear()
    work()

    [mail] = [mail for mail in mailoutbox if "reads like a story" in mail.subject]
    for text in (mail.subject, mail.body, mail.alternatives[0].content):
        assert "Idris" not in text
        assert "pram" not in text


def test_who_is_known_is_called_by_name(series, mailoutbox):
    confirmed()
    told = published(StoryFactory(parent=series))
    invite(told, series=series, words=WORDS)
    work()

    assert any(mail.body.startswith("Hello Idris,") for mail in mailoutbox if "reads like a story" in mail.subject)


def test_the_first_words_name_the_story_and_the_mail_the_question(told, series):
    mail = as_read(told, series=series, words=first_words(told))

    assert f"“{told.story.title}”" in mail.text
    assert f"“{series.question}” in “{series.title}”" in mail.text


def test_an_editor_is_never_shown_the_writers_link(told, series):
    mail = as_read(told, series=series, words=first_words(told))

    assert "/respond/" not in mail.text + mail.html


def test_nobody_is_asked_twice_while_the_link_works(told, series):
    invite(told, series=series, words=WORDS)
    told.refresh_from_db()

    assert "was asked" in why_not(told)
    with pytest.raises(Refused, match="Nobody is asked twice"):
        invite(told, series=series, words=WORDS)
    assert ResponseMail.objects.filter(kind=ResponseMail.Kind.INVITE).count() == 1


def test_after_two_months_they_may_be_asked_again(told, series):
    with moment.as_on(moment.now() - INVITED_FOR - timedelta(seconds=1)):
        invite(told, series=series, words=WORDS)

    assert invite(told, series=series, words=WORDS)


@pytest.mark.parametrize("end", [remove, mark_as_spam, delete])
def test_what_is_off_the_site_is_not_asked_for(told, series, end):
    end(told)

    with pytest.raises(Refused, match="Publish it first"):
        invite(told, series=series, words=WORDS)


@pytest.mark.parametrize("end", [remove, mark_as_spam, delete])
def test_what_goes_off_the_site_before_the_mail_has_left_is_not_asked_for(told, series, end, mailoutbox):
    asked = invite(told, series=series, words=WORDS)

    end(told)
    work()

    assert [mail.subject for mail in mailoutbox if "reads like a story" in mail.subject] == []
    asked.refresh_from_db()
    assert asked.unsent_because == ResponseMail.OVERTAKEN


def test_a_waiting_one_may_be_asked_for(series):
    assert invite(response(StoryFactory(parent=series)), series=series, words=WORDS)


def test_the_teller_is_not_asked_for_an_answer_under_their_own_story(series):
    answer = answer_as_teller(StoryFactory(parent=series), "Thank you all.")

    with pytest.raises(Refused, match="nobody else to ask"):
        invite(answer, series=series, words=WORDS)


def test_what_is_gone_is_said_to_be_gone(told, series):
    Response.objects.all().delete()

    with pytest.raises(Refused, match="It is gone"):
        invite(told, series=series, words=WORDS)
