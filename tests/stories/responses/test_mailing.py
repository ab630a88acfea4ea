"""Mails to whoever wrote a response: each once, only while it is true, and no typed word to an address not proved."""

import pytest
from django.core.mail.backends.locmem import EmailBackend

from foundation import moment
from stories.responses import links
from stories.responses.models import ResponseMail
from stories.responses.moderating import mark_as_spam, publish, remove, undo
from stories.responses.writers_acts import confirm, delete, edit
from tests.factories.pages import StoryFactory
from tests.factories.responses import confirmed, response
from tests.working import work

pytestmark = pytest.mark.django_db

Kind = ResponseMail.Kind
TYPED = {"name": "Win-a-Prize", "text": "Casino tonight, at\n\nhttps://lure.example"}


@pytest.fixture
def story(series):
    return StoryFactory(parent=series, printed_name="Nora Whitlock")


def said(mail):
    return f"{mail.subject}\n{mail.body}\n{mail.alternatives[0][0]}"


def unsent():
    return list(ResponseMail.objects.exclude(unsent_because="").values_list("kind", "unsent_because"))


def test_an_address_that_is_not_proved_is_asked_without_a_word_that_was_typed(story, mailoutbox):
    one = response(story, **TYPED)
    work()

    [mail] = mailoutbox
    assert mail.to == ["idris@example.org"]
    assert mail.subject.startswith("Is this response yours?")
    assert story.title in mail.body
    assert "“Yes, this is mine”" in mail.body
    assert links.to_own_page(one) in mail.body
    assert links.to_own_page(one) in mail.alternatives[0][0]
    for word in ("Win-a-Prize", "Casino", "lure", "idris"):
        assert word not in said(mail)


def test_a_known_device_is_sent_a_copy_with_the_way_to_change_it_and_take_it_back(story, mailoutbox):
    one = response(story, known=confirmed(), text="She says good night to it.\n\nBy <name>.")
    work()

    [mail] = mailoutbox
    assert mail.subject == f"Your response to {story.title}"
    assert "She says good night to it.\n\nBy <name>." in mail.body
    assert "By &lt;name&gt;." in mail.alternatives[0][0]
    assert links.to_own_page(one) in mail.body
    assert "usually within a day" in mail.body
    assert f"until {moment.local(one.edit_until):%H:%M}" in mail.body


def test_one_that_is_published_at_once_says_so(story, mailoutbox):
    idris = confirmed()
    for _number in range(2):
        publish(response(story))
    response(story, known=idris)
    work()

    assert "is there for all to read" in mailoutbox[-1].body
    assert "An editor will read it" not in mailoutbox[-1].body


def test_a_robot_is_written_nothing(story, mailoutbox):
    response(story, is_robot=True)
    work()

    assert mailoutbox == []
    assert not ResponseMail.objects.exists()


def test_an_address_that_is_not_proved_is_written_to_five_times_a_day_and_the_rest_is_noted(story, mailoutbox):
    for number in range(7):
        response(story, address="Someone@Example.org", text=f"The {number}th lamp on the Row.")
    work()

    assert len(mailoutbox) == 5
    assert unsent() == [(Kind.CONFIRM, ResponseMail.TOO_MANY)] * 2


def test_deleted_before_its_mail_left_nothing_is_sent(story, mailoutbox):
    delete(response(story))
    delete(response(story, known=confirmed(), text="Leave it on."))
    work()

    assert mailoutbox == []
    assert unsent() == [(Kind.CONFIRM, ResponseMail.OVERTAKEN), (Kind.COPY, ResponseMail.OVERTAKEN)]


@pytest.mark.parametrize("act", [remove, mark_as_spam])
def test_decided_against_before_its_mail_left_nothing_is_sent(story, mailoutbox, act):
    act(response(story))
    work()

    assert mailoutbox == []
    assert unsent() == [(Kind.CONFIRM, ResponseMail.OVERTAKEN)]


def test_what_was_caught_by_itself_looks_to_its_writer_like_anything_that_waits(story, mailoutbox):
    caught = response(story, text="https://a.example https://b.example https://c.example https://d.example")
    assert caught.state == "spam"
    work()

    assert [mail.subject.partition("?")[0] for mail in mailoutbox] == ["Is this response yours"]


def test_who_has_said_that_it_is_theirs_is_not_asked_any_more(story, mailoutbox):
    confirm(response(story))
    work()

    assert mailoutbox == []


def test_why_it_was_removed_is_written_to_whoever_is_proved_to_have_written_it(story, mailoutbox):
    one = response(story, known=confirmed())
    remove(one, why="You name a child, Idris. Leave her name out, & write again?")
    work()

    mail = mailoutbox[-1]
    assert mail.subject == f"We took your response to {story.title} down"
    assert "Leave her name out, & write again?" in mail.body
    assert "Leave her name out, &amp; write again?" in mail.alternatives[0][0]
    assert links.to_own_page(one) in mail.body


def test_a_stranger_whose_address_was_typed_is_not_told_why_something_was_removed(story, mailoutbox):
    remove(response(story), why="Not here, please.")
    work()

    assert mailoutbox == []
    assert not ResponseMail.objects.filter(kind=Kind.REMOVED).exists()


def test_put_up_again_before_the_mail_left_nothing_is_said_of_its_removal(story, mailoutbox):
    one = response(story, known=confirmed())
    work()
    undo(remove(one, why="Not here, please."))
    work()

    assert len(mailoutbox) == 1
    assert unsent() == [(Kind.REMOVED, ResponseMail.OVERTAKEN)]


def test_what_was_changed_meanwhile_is_copied_as_it_stands(story, mailoutbox):
    edit(response(story, known=confirmed()), name="Idris F.", text="I mended the one next to it.")
    work()

    assert "I mended the one next to it." in mailoutbox[0].body


def test_a_repeat_sends_nothing_again(story, mailoutbox):
    from stories.responses.mailing import send_mail

    response(story)
    work()
    send_mail.call(ResponseMail.objects.get().pk)

    assert len(mailoutbox) == 1
    assert mailoutbox[0].extra_headers["Message-ID"] == ResponseMail.objects.get().message_id


def test_removed_again_for_the_same_reason_before_the_first_mail_left_it_is_said_once(story, mailoutbox):
    one = response(story, known=confirmed())
    work()
    mailoutbox.clear()
    undo(remove(one, why="Not here, please."))
    remove(one, why="Not here, please.")
    work()

    assert len(mailoutbox) == 1
    assert unsent() == [(Kind.REMOVED, ResponseMail.OVERTAKEN)]


def test_a_mail_that_a_worker_has_taken_is_no_other_workers_unless_it_was_killed_over_it(story, mailoutbox, wait):
    from stories.responses.mailing import send_mail

    response(story)
    sent = ResponseMail.objects.get()
    ResponseMail.objects.update(leaving_since=moment.now())

    send_mail.call(sent.pk)
    assert mailoutbox == []

    wait(minutes=3)
    assert [one.extra_headers["Message-ID"] for one in mailoutbox] == [sent.message_id]


@pytest.fixture
def while_it_is_sent(monkeypatch):
    """Have something happen while the mail server takes a mail."""
    send = EmailBackend.send_messages

    def meanwhile(act):
        monkeypatch.setattr(EmailBackend, "send_messages", lambda self, mails: (act(), send(self, mails))[1])

    return meanwhile


@pytest.fixture
def removed(story, mailoutbox):
    """A response that was removed, and a mail that says why waits to be sent."""
    one = response(story, known=confirmed())
    work()
    mailoutbox.clear()
    return remove(one, why="Not here, please.")


def test_a_mail_that_is_just_leaving_is_called_back_no_more(removed, mailoutbox, while_it_is_sent):
    while_it_is_sent(lambda: undo(removed))
    work()

    assert len(mailoutbox) == 1
    assert unsent() == []
    assert ResponseMail.objects.get(kind=Kind.REMOVED).sent_at


def test_a_mail_that_could_not_be_sent_may_be_called_back_until_it_is_tried_again(
    removed, mailoutbox, while_it_is_sent
):
    def refuse():
        raise OSError("No mail server answers.")

    while_it_is_sent(refuse)
    work()
    assert unsent() == []

    undo(removed)
    assert unsent() == [(Kind.REMOVED, ResponseMail.OVERTAKEN)]
