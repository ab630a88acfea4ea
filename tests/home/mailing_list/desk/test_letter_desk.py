"""The desk of letters: trays, a letter's page, what its buttons do, and who may press them."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail as outbox
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation import moment
from home.groups import MODERATOR
from home.mailing_list import composing, sending
from home.mailing_list.desk.history import history_of
from home.mailing_list.models import Delivery, Letter, LetterRules
from home.mailing_list.models.subscriber import Frequency
from stories.schedule.models import Slot
from stories.schedule.promising import promise
from tests.factories.mailing_list import allow_letter, letter, subscriber
from tests.factories.pages import DraftFactory, StoryFactory, WeekFactory
from tests.factories.users import member_of

pytestmark = pytest.mark.django_db

State = Letter.State
INDEX = "letter_desk:index"


@pytest.fixture
def desk(client, editor):
    editor.email = "jo@example.org"
    editor.save()
    client.force_login(editor)
    return client


@pytest.fixture
def one():
    return letter(subject="A new question", opening="")


def page_of(one):
    return reverse("letter_desk:detail", args=[one.pk])


def read(client, address):
    return " ".join(client.get(address).content.decode().split())


def typed(client, one, act="save", **changes):
    """Press a button of the letter's page, as it stands in the form but for ``changes``."""
    form = client.get(page_of(one)).context["form"]
    fields = {name: form.initial.get(name, "") for name in ("subject", "preview_line", "opening", "closing")}
    fields["seen"] = form.fields["seen"].initial
    return client.post(page_of(one), {**fields, "act": act, **changes})


def press(client, one, act):
    return client.post(page_of(one), {"act": act})


# ── Trays ───────────────────────────────────────────────────────────────────────────


def test_letters_lie_in_trays_by_what_comes_of_them(desk):
    for state in State:
        letter(subject=f"It is {state.value}", state=state, send_at=moment.now() + timedelta(hours=2))

    for tray, subjects in {
        "waiting": ["It is waiting"],
        "planned": ["It is planned"],
        "sending": ["It is sending"],
        "sent": ["It is sent"],
        "stopped": ["It is dropped", "It is stopped"],
    }.items():
        rows = desk.get(reverse(INDEX), {"tray": tray}).context["rows"]
        assert sorted(one.subject for one, _standing, _from in rows) == subjects


def test_the_first_tray_that_holds_anything_opens_and_says_what_comes_next(desk):
    assert "Nothing waits for you." in read(desk, reverse(INDEX))

    letter(
        state=State.PLANNED, send_at=moment.at(moment.today() + timedelta(days=1), moment.local(moment.now()).time())
    )
    said = read(desk, reverse(INDEX))
    assert "The next letter goes out by itself" in said
    assert "(New York)" in said


def test_nine_letters_cost_as_many_queries_as_one(desk, series):
    def cost():
        with CaptureQueriesContext(connection) as caught:
            assert desk.get(reverse(INDEX)).status_code == 200
        return len(caught)

    composing.of_story(StoryFactory(parent=series))
    StoryFactory(parent=series)
    cost()
    first = cost()
    for _number in range(8):
        composing.of_story(StoryFactory(parent=series))
        StoryFactory(parent=series)
    assert cost() == first


def test_who_may_not_see_letters_does_not(client):
    client.force_login(member_of(MODERATOR))

    assert client.get(reverse(INDEX)).status_code == 302
    one = letter()
    assert client.get(page_of(one)).status_code == 302
    assert client.get(reverse("letter_desk:preview", args=[one.pk, "light"])).status_code == 302
    assert press(client, one, "drop").status_code == 302
    one.refresh_from_db()
    assert one.state == State.WAITING


def test_a_letter_that_is_not_there_is_none(desk):
    assert desk.get(reverse("letter_desk:detail", args=[987654])).status_code == 404


# ── Words ───────────────────────────────────────────────────────────────────────────


def test_its_words_are_saved(desk, one):
    answer = typed(desk, one, subject="  What  was it? ", opening="Rain.\r\n\r\nAgain.\x00", closing="Bye.")

    assert answer.status_code == 302
    one.refresh_from_db()
    assert (one.subject, one.opening, one.closing) == ("What was it?", "Rain.\n\nAgain.", "Bye.")
    assert [event.words for event in history_of(one)] == ["Changed its words"]


def test_what_cannot_be_saved_is_handed_back_as_typed(desk, one):
    answer = typed(desk, one, subject="", opening="Rain.")

    assert answer.status_code == 422
    assert "Write a subject" in answer.content.decode()
    assert "Rain." in answer.content.decode()
    one.refresh_from_db()
    assert one.subject == "A new question"


def test_a_colleagues_words_are_not_written_over_unseen(desk, one):
    form = desk.get(page_of(one)).context["form"]
    Letter.objects.update(closing="Hers.")
    fields = {"subject": "Mine", "preview_line": "", "opening": "", "closing": "Mine.", "act": "save"}
    answer = desk.post(page_of(one), {**fields, "seen": form.fields["seen"].initial})

    assert answer.status_code == 409
    assert "a colleague changed this letter" in answer.content.decode()
    assert "Mine." in answer.content.decode()
    one.refresh_from_db()
    assert one.closing == "Hers."

    again = desk.post(page_of(one), {**fields, "seen": answer.context["form"].data["seen"]})
    assert again.status_code == 302
    one.refresh_from_db()
    assert one.closing == "Mine."


def test_what_was_typed_into_a_letter_that_left_meanwhile_can_still_be_copied(desk, one):
    form = desk.get(page_of(one)).context["form"]
    sending.send_now(one)
    fields = {"subject": "Mine", "preview_line": "", "opening": "My own words.", "closing": "", "act": "save"}
    answer = desk.post(page_of(one), {**fields, "seen": form.fields["seen"].initial})

    assert answer.status_code == 409
    assert "Not saved: this letter is being sent while you wrote." in answer.content.decode()
    assert "My own words." in answer.content.decode()
    one.refresh_from_db()
    assert one.subject == "A new question"


def test_of_a_week_stories_are_left_out_and_who_did_not_allow_letters_is_named(desk, series):
    week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=8), days=3)
    stories = [allow_letter(StoryFactory(parent=series)), StoryFactory(parent=series, printed_name="Dana Kim")]
    for day, story in enumerate(stories, start=1):
        Slot.objects.filter(week=week, day=day).update(story=story)
    one = composing.of_week(week)
    assert "Dana Kim did not allow letters" in read(desk, page_of(one))

    typed(desk, one, leaves_out=[stories[0].pk])
    assert list(one.leaves_out.all()) == [stories[0]]
    answer = typed(desk, one, leaves_out=[stories[1].pk])
    assert answer.status_code == 422


def test_a_week_to_which_a_story_was_added_since_says_so(desk, series):
    week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=1), days=4)
    Slot.objects.filter(week=week, day=1).update(story=allow_letter(StoryFactory(parent=series)))
    one = composing.of_week(week)
    assert "is promised" not in read(desk, page_of(one))

    comes = DraftFactory(parent=series)
    Slot.objects.filter(week=week, day=4).update(story=comes)
    promise(comes, moment.now() + timedelta(days=1))
    assert "One more story of this week is promised" in read(desk, page_of(one))


# ── Acts ────────────────────────────────────────────────────────────────────────────


def test_sending_asks_once_and_says_to_how_many(desk, one):
    for _number in range(3):
        subscriber()
    answer = typed(desk, one, "send", opening="Rain.")
    assert answer.url == reverse("letter_desk:send", args=[one.pk])
    assert "It goes to 3 subscribers" in read(desk, answer.url)
    one.refresh_from_db()
    assert (one.state, one.opening) == (State.WAITING, "Rain.")

    assert desk.post(answer.url).status_code == 302
    one.refresh_from_db()
    assert one.state == State.SENDING
    assert one.decided_by is not None
    # Pressed twice it is sent once.
    desk.post(answer.url)
    assert Letter.objects.get(pk=one.pk).state == State.SENDING
    assert [event.words for event in history_of(one)].count("Sent it") == 1


def test_it_goes_out_at_the_time_given_in_the_sites_zone(desk, one):
    tomorrow = moment.today() + timedelta(days=1)
    answer = typed(desk, one, "plan", at=f"{tomorrow}T18:00")

    assert answer.status_code == 302
    one.refresh_from_db()
    assert one.state == State.PLANNED
    assert f"{moment.local(one.send_at):%Y-%m-%d %H:%M}" == f"{tomorrow} 18:00"
    assert "18:00 (New York)" in read(desk, page_of(one))

    press(desk, one, "hold")
    one.refresh_from_db()
    assert (one.state, one.send_at) == (State.WAITING, None)


@pytest.mark.parametrize("at", ["", "soon", "2019-01-01T10:00", "0001-01-01T00:00"])
def test_a_time_that_is_none_or_has_passed_is_refused_and_the_words_are_kept(desk, one, at):
    answer = typed(desk, one, "plan", at=at, closing="Bye.")

    assert answer.status_code in (409, 422)
    one.refresh_from_db()
    assert (one.state, one.closing) == (State.WAITING, "Bye.")
    # What was saved with it is no colleague's.
    form = answer.context["form"]
    fields = {name: getattr(one, name) for name in ("subject", "preview_line", "opening", "closing")}
    again = desk.post(page_of(one), {**fields, "seen": form["seen"].value(), "act": "save"})
    assert again.status_code == 302


def test_what_is_put_aside_can_be_taken_up_again(desk, one):
    press(desk, one, "drop")
    one.refresh_from_db()
    assert one.state == State.DROPPED
    assert "Not to be sent." in read(desk, page_of(one))

    press(desk, one, "take up")
    one.refresh_from_db()
    assert one.state == State.WAITING


def test_while_it_is_sent_it_can_be_stopped_and_go_on(desk, one):
    sending.send_now(one)
    assert 'value="stop"' in read(desk, page_of(one))
    press(desk, one, "stop")
    one.refresh_from_db()
    assert one.state == State.STOPPED
    press(desk, one, "go on")
    one.refresh_from_db()
    assert one.state == State.SENDING


def test_a_button_whose_time_has_passed_says_so(desk, one):
    for act in ("stop", "go on", "take up"):
        answer = desk.post(page_of(one), {"act": act}, follow=True)
        assert "There was nothing" in answer.content.decode()
    one.refresh_from_db()
    assert one.state == State.WAITING


def test_a_button_that_is_none_does_nothing(desk, one):
    assert press(desk, one, "burn").status_code == 422


def test_who_did_what_stands_in_its_history(desk, one, editor):
    typed(desk, one, "drop")
    press(desk, one, "take up")

    said = [(event.words, event.who) for event in history_of(one)]
    assert said == [("Took it up again", editor.username), ("Put it aside: not to be sent", editor.username)]
    assert "Took it up again" in read(desk, page_of(one))


# ── A test to oneself ───────────────────────────────────────────────────────────────


def test_a_test_goes_to_the_editor_alone_and_its_links_are_nobodys(desk, one):
    gwen = subscriber("gwen@example.org")
    typed(desk, one, "test", opening="Rain.")

    [sent] = outbox.outbox
    assert (sent.to, sent.subject) == (["jo@example.org"], "[Test] A new question")
    [html] = [content for content, kind in sent.alternatives if kind == "text/html"]
    read = message_from_bytes(sent.message().as_bytes(linesep="\r\n"), policy=policy.SMTP)
    assert [part.defects for part in read.walk() if part.defects] == []
    for said in (sent.body, html):
        assert "Rain." in said
        assert "/subscribe/leave/" not in said
        assert "/subscribe/yours/" not in said
        assert page_of(one) in said
    assert "List-Unsubscribe" not in sent.extra_headers
    assert not Delivery.objects.exists()
    assert gwen.address not in sent.body


def test_who_has_no_address_is_told_so(client, one):
    from home.groups import EDITOR

    client.force_login(member_of(EDITOR))
    answer = typed(client, one, "test")

    assert answer.status_code == 409
    assert "Your account has no e-mail address." in answer.content.decode()
    assert not outbox.outbox


def test_a_mail_server_that_does_not_answer_is_said_and_the_words_are_kept(desk, one, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    answer = typed(desk, one, "test", opening="Rain.")

    assert answer.status_code == 502
    assert "The test was not sent" in answer.content.decode()
    one.refresh_from_db()
    assert one.opening == "Rain."


# ── How it looks ────────────────────────────────────────────────────────────────────


def test_the_preview_shows_it_light_dark_and_as_plain_text_in_our_own_frame(desk, one):
    light, dark, text = (
        desk.get(reverse("letter_desk:preview", args=[one.pk, how])) for how in ("light", "dark", "text")
    )

    for answer in (light, dark, text):
        assert answer.status_code == 200
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        policy = answer["Content-Security-Policy"]
        assert "sandbox allow-popups allow-popups-to-escape-sandbox" in policy
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
    assert "@media all" in dark.content.decode()
    assert "@media not all" in light.content.decode()
    assert text["Content-Type"].startswith("text/plain")
    assert text.content.decode().startswith("Subject: A new question")
    assert desk.get(reverse("letter_desk:preview", args=[one.pk, "upside-down"])).status_code == 404


def test_of_a_letter_with_nothing_left_the_cause_is_said_and_it_is_not_sent(desk, series):
    story = allow_letter(StoryFactory(parent=series))
    one = composing.of_story(story)
    allow_letter(story, letter=False)

    assert "did not allow the story in letters" in read(desk, page_of(one))
    assert "did not allow" in desk.get(reverse("letter_desk:preview", args=[one.pk, "light"])).content.decode()
    desk.post(reverse("letter_desk:send", args=[one.pk]))
    one.refresh_from_db()
    assert one.state == State.WAITING


# ── Progress ────────────────────────────────────────────────────────────────────────


def test_its_page_says_how_far_it_is(desk, one):
    readers = [subscriber() for _number in range(5)]
    Letter.objects.filter(pk=one.pk).update(state=State.SENDING, is_addressed=True)
    for number, reader in enumerate(readers):
        Delivery.objects.create(
            letter=one,
            subscriber=reader,
            message_id=f"<{number}@x>",
            sent_at=moment.now() if number < 2 else None,
            unsent_because=Delivery.LEFT if number == 2 else "",
            tries=2 if number == 0 else 1,
            outcome=Delivery.Outcome.BOUNCED if number == 1 else "",
        )

    answer = desk.get(reverse("letter_desk:progress", args=[one.pk])).json()
    assert (answer["percent"], answer["is_over"], answer["say"]) == (60, False, "60 percent sent")
    assert "it has left to 2 of 5" in answer["html"]
    assert "Did not arrive" in answer["html"]

    Letter.objects.filter(pk=one.pk).update(state=State.SENT)
    assert desk.get(reverse("letter_desk:progress", args=[one.pk])).json()["is_over"]


def test_of_a_letter_that_reached_nobody_that_is_said(desk, one):
    Letter.objects.filter(pk=one.pk).update(state=State.SENT, ended_at=moment.now())
    assert "no subscriber wished for it" in read(desk, page_of(one))

    Delivery.objects.create(letter=one, subscriber=subscriber(), message_id="<1@x>", unsent_because="overtaken")
    assert "nothing could be sent" in read(desk, page_of(one))


# ── By hand ─────────────────────────────────────────────────────────────────────────


def test_what_has_no_letter_says_why_and_can_be_made_one(desk, series):
    subscriber(frequency=Frequency.EACH)
    allowed, not_allowed = allow_letter(StoryFactory(parent=series)), StoryFactory(parent=series)
    said = {one.words: one for one in desk.get(reverse(INDEX)).context["without"]}

    assert said[f"Story of {allowed.printed_name}"].may_be_made
    assert "did not allow" in said[f"Story of {not_allowed.printed_name}"].why
    assert not said[f"Story of {not_allowed.printed_name}"].may_be_made
    assert said[f"Call of “{series.title}”"].may_be_made

    for _twice in range(2):
        answer = desk.post(reverse("letter_desk:make"), {"kind": "story", "pk": allowed.pk})
        assert answer.url == page_of(Letter.objects.get())
    assert Letter.objects.get().state == State.WAITING
    assert desk.post(reverse("letter_desk:make"), {"kind": "story", "pk": not_allowed.pk}).url == reverse(INDEX)
    assert desk.post(reverse("letter_desk:make"), {"kind": "poem", "pk": "²"}).url == reverse(INDEX)
    assert Letter.objects.count() == 1


def test_of_a_week_that_is_still_being_told_none_is_made_by_hand(desk, series):
    week = WeekFactory(parent=series, first_day=moment.today() - timedelta(days=1), days=4)
    last = Slot.objects.filter(week=week).order_by("-at").first()
    last.story = DraftFactory(parent=series)
    last.save()
    [said] = [one for one in desk.get(reverse(INDEX)).context["without"] if one.kind == Letter.Kind.WEEK]

    assert (said.may_be_made, "still being told" in said.why) == (False, True)
    desk.post(reverse("letter_desk:make"), {"kind": "week", "pk": week.pk})
    assert not Letter.objects.exists()


# ── The dashboard and the rules ─────────────────────────────────────────────────────


def test_the_dashboard_says_what_waits_and_what_goes_out(desk):
    letter(subject="The quiet mile")
    letter(subject="The loud mile", state=State.PLANNED, send_at=moment.now() + timedelta(hours=3))
    said = read(desk, reverse("wagtailadmin_home"))

    assert "letter to look at" in said
    assert "The quiet mile" in said
    assert "letter goes out by itself" in said
    assert "(New York): The loud mile" in said


def test_editors_set_the_rules(desk):
    address = reverse("wagtailsettings:edit", args=["mailing_list", "letterrules", LetterRules.load().pk])
    answer = desk.post(
        address,
        {"stories_by_themselves": "on", "story_minutes": "5", "week_hour": "19:30", "imprint": "Us, River Walk"},
    )

    assert answer.status_code == 302
    rules = LetterRules.load()
    assert (rules.story_minutes, rules.weeks_by_themselves, rules.imprint) == (5, False, "Us, River Walk")
