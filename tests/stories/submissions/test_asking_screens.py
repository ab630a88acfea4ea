"""The pages on which an editor asks a teller for consent or for a photo, and the ways that lead there."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from foundation import moment
from foundation.templatetags.moments import promised as written
from home.groups import EDITOR, MODERATOR, OWNER, RESIDENT
from stories.submissions.deciding import decline
from stories.submissions.models import MailTemplate, SentMail, Submission
from tests.factories.submissions import by_mail, photo, sent_in
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

Kind = SentMail.Kind
KINDS = [Kind.ASK_CONSENT, Kind.ASK_PHOTO]


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def helen():
    """Helen's story by mail: nothing is allowed, no photo came."""
    return by_mail(sender_name="Helen Moss", is_confirmed=True)


@pytest.fixture(autouse=True)
def beginnings(db):
    """Words to start from, one for each question."""
    MailTemplate.objects.all().delete()
    for kind in KINDS:
        MailTemplate.objects.create(kind=kind, name="As always", words="Dear to us, {first name}.")


def page_of(submission, kind):
    return reverse(f"sent_in:{kind.value}", args=[submission.pk])


def reading_page(submission):
    return reverse("sent_in:edit", args=[submission.pk])


def words(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def asked(submission, kind):
    return list(submission.sent_mails.filter(kind=kind).order_by("asked_at"))


# ── Asking ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_begins_with_a_templates_words_and_changes_nothing(desk, helen, kind):
    answer = desk.get(page_of(helen, kind))

    assert answer.status_code == 200
    assert "Dear to us, Helen." in words(answer)
    assert "What Helen will read" in words(answer)
    assert not asked(helen, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_without_templates_it_begins_with_an_empty_box(desk, helen, kind):
    MailTemplate.objects.all().delete()

    answer = desk.get(page_of(helen, kind))

    assert "What Helen will read" in words(answer)
    assert "Start from" not in words(answer)


@pytest.mark.parametrize("kind", KINDS)
def test_the_mail_leaves_in_ten_minutes_and_the_story_opens_again(desk, editor, helen, kind):
    answer = desk.post(page_of(helen, kind), {"words": "Would you?", "act": "ask"}, follow=True)

    [mail] = asked(helen, kind)
    assert (mail.words, mail.asked_by, mail.sent_at) == ("Would you?", editor, None)
    assert mail.due_at - mail.asked_at == timedelta(minutes=10)
    assert answer.redirect_chain[-1][0] == reading_page(helen)
    assert "Helen is asked: the mail leaves in 10 minutes." in words(answer)
    assert page_of(helen, kind) in answer.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_as_long_as_it_has_not_left_it_is_called_back_and_may_be_asked_anew(desk, helen, kind):
    desk.post(page_of(helen, kind), {"words": "Would you?"})
    [mail] = asked(helen, kind)
    assert f"The mail that asks leaves {written(mail.due_at)}" in words(desk.get(page_of(helen, kind)))

    answer = desk.post(page_of(helen, kind), {"act": "call back"}, follow=True)

    assert "Called back: Helen is not asked." in words(answer)
    assert not asked(helen, kind)
    desk.post(page_of(helen, kind), {"words": "Would you after all?"})
    assert [one.words for one in asked(helen, kind)] == ["Would you after all?"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_left_cannot_be_called_back(desk, helen, kind):
    desk.post(page_of(helen, kind), {"words": "Would you?"})
    helen.sent_mails.filter(kind=kind).update(sent_at=moment.now())

    answer = desk.post(page_of(helen, kind), {"act": "call back"})

    assert answer.status_code == 422
    assert "The mail has left already" in words(answer)
    assert len(asked(helen, kind)) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_asked_twice_in_a_day_and_what_was_typed_is_kept(desk, helen, kind):
    desk.post(page_of(helen, kind), {"words": "Would you?"})
    helen.sent_mails.filter(kind=kind).update(sent_at=moment.now())

    answer = desk.post(page_of(helen, kind), {"words": "Well, would you?"})

    assert answer.status_code == 422
    assert "Give them a day to answer" in words(answer)
    assert "Well, would you?" in words(answer)
    assert len(asked(helen, kind)) == 1
    assert "What Helen will read" not in words(desk.get(page_of(helen, kind)))


def test_after_a_day_they_may_be_asked_again_and_the_page_says_when_they_were(desk, helen):
    with moment.as_on(moment.now() - timedelta(days=2)):
        desk.post(page_of(helen, Kind.ASK_PHOTO), {"words": "Would you?"})
    SentMail.objects.filter(kind=Kind.ASK_PHOTO).update(sent_at=moment.now() - timedelta(days=2))

    said = words(desk.get(page_of(helen, Kind.ASK_PHOTO)))

    assert f"Asked {written(asked(helen, Kind.ASK_PHOTO)[0].sent_at)}" in said
    assert "Would you?" in said
    assert "Ask and send in 10 minutes" in said


@pytest.mark.parametrize("kind", KINDS)
def test_where_nobody_can_be_asked_the_page_says_why(desk, kind):
    silent, declined = sent_in(sender_address="", may_answer=False), sent_in()
    decline(declined, words="Not this time.")

    assert "There is no address to write to" in words(desk.get(page_of(silent, kind)))
    said = words(desk.get(page_of(declined, kind)))
    assert "It stands as “Declined”" in said
    assert "Ask and send" not in said


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("typed", ["", "   ", "x" * 10_001, "a\x00b"])
def test_what_cannot_be_sent_is_handed_back(desk, helen, kind, typed):
    answer = desk.post(page_of(helen, kind), {"words": typed})

    assert answer.status_code == 422
    assert "All you typed is still here." in words(answer)
    assert not asked(helen, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_mail_is_seen_before_without_the_links_that_are_theirs_alone(desk, helen, kind):
    answer = desk.post(page_of(helen, kind), {"words": "<b>Would</b> you?", "act": "preview"})

    assert answer.status_code == 200
    shown = answer.content.decode().partition('id="the-mail"')[2].partition("</section>")[0]
    assert "&lt;b&gt;Would&lt;/b&gt; you?" in shown
    assert "/…" in shown
    assert "helen" in shown.lower()
    assert not asked(helen, kind)


# ── Who may ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("group", "may"), [(OWNER, True), (EDITOR, True), (RESIDENT, False), (MODERATOR, False)])
def test_only_those_who_decide_ask(client, helen, kind, group, may):
    client.force_login(member_of(group))

    assert (client.get(page_of(helen, kind)).status_code == 200) is may
    client.post(page_of(helen, kind), {"words": "Would you?"})
    assert bool(asked(helen, kind)) is may


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_still_being_written_is_not_there(desk, kind):
    begun = Submission.objects.create(door="form", state=Submission.State.UNFINISHED)

    assert desk.get(page_of(begun, kind)).status_code == 404


# ── Ways that lead there ────────────────────────────────────────────────────────────


def test_without_consent_and_photo_the_story_leads_to_both_questions(desk, helen):
    answer = desk.get(reading_page(helen))

    assert "Ask Helen by mail" in words(answer)
    assert "Write down how they agreed" in words(answer)
    assert "No photo came with it. Ask Helen for a photo" in words(answer)
    for kind in KINDS:
        assert f'href="{page_of(helen, kind)}"' in answer.content.decode()


def test_with_consent_and_photo_it_does_not(desk):
    said = words(desk.get(reading_page(sent_in(is_confirmed=True, photos=[photo()]))))

    assert "Ask Grace" not in said
    assert "Write down how they agreed" not in said


def test_once_asked_it_says_so_and_leads_to_where_it_is_called_back(desk, helen):
    desk.post(page_of(helen, Kind.ASK_CONSENT), {"words": "Would you?"})
    [mail] = asked(helen, Kind.ASK_CONSENT)

    said = words(desk.get(reading_page(helen)))
    assert f"The mail that asks Helen leaves {written(mail.due_at)}. Call it back…" in said

    helen.sent_mails.filter(kind=Kind.ASK_CONSENT).update(sent_at=mail.asked_at)
    said = words(desk.get(reading_page(helen)))
    assert f"Helen was asked by mail, {written(mail.asked_at)}. See what was asked" in said


def test_who_only_reads_is_led_nowhere(client, helen):
    client.force_login(member_of(RESIDENT))

    said = words(client.get(reading_page(helen)))

    assert "Ask Helen" not in said
    assert "Write down how they agreed" not in said


def test_of_what_was_declined_nothing_is_asked(desk, helen):
    decline(helen, words="Not this time.")

    assert "Ask Helen" not in words(desk.get(reading_page(helen)))
