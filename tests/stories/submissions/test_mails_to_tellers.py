"""What stands in the mails to a teller, and what must not."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.conf import settings

from foundation import moment
from foundation.templatetags.moments import promised
from stories.schedule.promising import promise, take_back
from stories.submissions import links
from stories.submissions.accepting import accept
from stories.submissions.asking import ask
from stories.submissions.deciding import decline
from stories.submissions.models import SentMail, Submission
from stories.submissions.models.submission import DECLINED_FOR
from stories.submissions.proving import confirm
from stories.tellers.consenting import consent
from stories.tellers.models import Consent, Teller
from tests.factories.submissions import by_mail, photo, sent_in

pytestmark = pytest.mark.django_db
Kind = SentMail.Kind
KINDS = [
    Kind.ACCEPTED,
    Kind.PROMISED,
    Kind.POSTPONED,
    Kind.LIVE,
    Kind.DECLINED,
    Kind.ASK_CONSENT,
    Kind.ASK_PHOTO,
]
WITH_WORDS = [Kind.ACCEPTED, Kind.DECLINED, Kind.ASK_CONSENT, Kind.ASK_PHOTO]
WORDS = "We read it twice & aloud.\n\nThe <dog> is ours now."
#: What the sender typed: of this nothing is said to an address that is not proved.
TYPED = ("BUY-NOW", "Casino", "casino", "You have won", "prize", "the wheel")


@pytest.fixture
def told(wait, mailoutbox):
    """The mail of a kind about a submission, after whatever makes it be written."""

    def tell(kind, submission, words=WORDS):
        if kind == Kind.ACCEPTED:
            accept(submission, words=words)
        elif kind == Kind.DECLINED:
            decline(submission, words=words)
        elif kind in (Kind.ASK_CONSENT, Kind.ASK_PHOTO):
            ask(submission, kind, words=words)
        else:
            _follow(kind, submission, wait)
        wait(minutes=11)
        message_id = SentMail.objects.get(kind=kind).message_id
        [mail] = [mail for mail in mailoutbox if mail.extra_headers["Message-ID"] == message_id]
        return mail

    return tell


def _follow(kind, submission, wait):
    story = accept(submission, tell=False)
    if not story.may_be_shown:
        consent(story.told_by, story.story_key, door=Consent.Door.EDITOR, site=True)
    if kind == Kind.LIVE:
        story.get_latest_revision().publish()
        return
    promise(story, in_two_days())
    if kind == Kind.POSTPONED:
        wait(minutes=11)
        take_back(story)


def in_two_days():
    return (moment.now() + timedelta(days=2)).replace(second=0, microsecond=0)


def said(mail):
    return f"{mail.subject}\n{mail.body}\n{mail.alternatives[0][0]}"


@pytest.mark.parametrize("kind", KINDS)
def test_each_greets_by_first_name_and_leads_to_the_page_where_it_can_be_taken_back(series, told, kind):
    submission = sent_in(series=series, is_confirmed=True)

    mail = told(kind, submission)

    html = mail.alternatives[0][0]
    assert mail.body.startswith("Hello Grace,\n\n")
    assert "Hello Grace," in html
    for text in (mail.body, html):
        assert links.to_own_page(submission) in text
        assert "without a reason" in text
        assert settings.SITE_URL in text
        assert submission.sender_address not in text


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_clean_by_the_standards_and_can_be_answered(series, told, kind):
    mail = told(kind, sent_in(series=series, is_confirmed=True))

    parsed = message_from_bytes(mail.message().as_bytes(), policy=policy.SMTP)
    assert [part.defects for part in parsed.walk()] == [[]] * 3
    assert [header.defects for header in parsed.values()] == [()] * len(parsed)
    assert parsed["Auto-Submitted"] == "auto-generated"
    assert parsed["Reply-To"] == settings.STORIES_ADDRESS
    assert parsed["Message-ID"] == SentMail.objects.get(kind=kind).message_id
    assert [part.get_content_type() for part in parsed.iter_parts()] == ["text/plain", "text/html"]
    assert parsed.get_body(("plain",)).get_content().replace("\r\n", "\n") == mail.body


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Mile 🏃🏽‍♀️" + " and another mile" * 14, id="long"),
        pytest.param("الميل الأهم في حياتي", id="arabic"),
        pytest.param("My mile\r\nBcc: everybody@example.org\r\n\r\nBuy now", id="injected"),
        pytest.param("My mile\u2028Bcc: everybody@example.org", id="another line"),
    ],
)
def test_no_title_reaches_beyond_the_subject(series, told, title):
    type(series).objects.update(title=title[:255])
    series.refresh_from_db()

    mail = told(Kind.DECLINED, sent_in(series=series, is_confirmed=True))

    parsed = message_from_bytes(mail.message().as_bytes(), policy=policy.SMTP)
    assert parsed["Bcc"] is None
    assert parsed["Subject"].strip() == f"Not this time: your story for “{' '.join(title[:255].split())}”"
    assert [header.defects for header in parsed.values()] == [()] * len(parsed)
    assert all(len(line) <= 998 for line in mail.message().as_bytes().splitlines())


@pytest.mark.parametrize("kind", WITH_WORDS)
def test_an_editors_words_stand_as_typed_in_text_and_as_paragraphs_in_html(series, told, kind):
    mail = told(kind, sent_in(series=series, is_confirmed=True))

    html = mail.alternatives[0][0]
    assert WORDS in mail.body
    assert "<p>We read it twice &amp; aloud.</p>" in html
    assert "<p>The &lt;dog&gt; is ours now.</p>" in html


@pytest.mark.parametrize("kind", KINDS)
def test_to_an_address_that_is_not_proved_nothing_is_said_that_its_sender_typed(series, told, kind):
    submission = sent_in(
        series=series,
        sender_name="BUY-NOW Casino",
        printed_name="A runner",
        title="You have won",
        text="Collect your prize at our casino.",
        photos=[photo(caption="the wheel", filename="casino.jpg")] if kind in WITH_WORDS else [],
    )

    mail = told(kind, submission)

    assert mail.to == [submission.sender_address]
    assert mail.body.startswith("Hello,\n")
    for typed in TYPED:
        assert typed not in said(mail)


@pytest.mark.parametrize("kind", KINDS)
def test_a_tellers_own_words_are_never_quoted_back(series, told, kind):
    submission = sent_in(series=series, is_confirmed=True, title="A dog of mine", text="The ford was over its stones.")

    mail = told(kind, submission)

    for typed in ("A dog of mine", "ford", "stones"):
        assert typed not in mail.body
        assert typed not in mail.subject


@pytest.mark.parametrize("kind", [Kind.DECLINED, Kind.ASK_CONSENT, Kind.ASK_PHOTO])
def test_without_a_series_it_reads_well(told, kind):
    mail = told(kind, by_mail(is_confirmed=True))

    assert "None" not in said(mail)
    assert "“”" not in said(mail)
    assert "  " not in mail.body


@pytest.mark.parametrize("kind", KINDS)
def test_its_paragraphs_are_parted_by_one_blank_line(series, told, kind):
    mail = told(kind, sent_in(series=series, is_confirmed=True), words="We read it twice.")

    assert "\n\n\n" not in mail.body.rstrip("\n")
    assert not any(line.startswith(" ") or line.endswith(" ") for line in mail.body.splitlines())


@pytest.mark.parametrize(
    ("fields", "greeting"),
    [
        pytest.param({"sender_name": "grace@example.org"}, "Hello,", id="an address"),
        pytest.param({"sender_name": ""}, "Hello,", id="none"),
        pytest.param({"sender_name": "Anonymous"}, "Hello,", id="anonymous"),
        pytest.param({"sender_name": "Anonymous", "teller_name": "Mo Farr"}, "Hello Mo,", id="a name behind it"),
        pytest.param({"sender_name": "Zoë", "printed_name": "A runner"}, "Hello Zoë,", id="one name"),
    ],
)
def test_the_greeting_takes_no_address_and_no_anonymous_for_a_name(series, told, fields, greeting):
    submission = sent_in(
        series=series, **{"printed_name": "Anonymous", "teller_address": None, **fields, "is_confirmed": True}
    )
    if "teller_name" in fields:
        submission.teller = Teller.objects.create(name="Mo Farr", address=submission.sender_address)
        submission.save()

    mail = told(Kind.DECLINED, submission)

    assert mail.body.startswith(f"{greeting}\n")


def test_the_moment_is_said_with_its_zone(series, told):
    submission = sent_in(series=series, is_confirmed=True)

    mail = told(Kind.PROMISED, submission)

    submission.refresh_from_db()
    at = promised(submission.story.revisions.get(approved_go_live_at__isnull=False).approved_go_live_at)
    assert at.endswith("(New York)")
    for text in (mail.subject, mail.body, mail.alternatives[0][0]):
        assert at in text


def test_a_kind_no_begins_with_the_editors_words_and_says_how_long_it_is_kept(series, told):
    mail = told(Kind.DECLINED, sent_in(series=series, is_confirmed=True))

    assert mail.body.startswith(f"Hello Grace,\n\n{WORDS}\n\n")
    for text in (mail.body, mail.alternatives[0][0]):
        assert f"kept for {DECLINED_FOR.days} days" in text
        assert "deleted sooner" in text


@pytest.mark.parametrize(
    ("kind", "path"), [(Kind.ASK_CONSENT, "/share/consent/"), (Kind.ASK_PHOTO, "/share/add-photos/")]
)
def test_a_question_says_where_it_is_answered_and_how_long_that_is_good_for(series, told, kind, path):
    mail = told(kind, sent_in(series=series, is_confirmed=True))

    for text in (mail.body, mail.alternatives[0][0]):
        assert path in text
        assert f"good for {links.ANSWER_WITHIN.days} days" in text


def test_who_was_accepted_before_the_address_was_proved_is_asked_for_the_one_button(series, told):
    mail = told(Kind.ACCEPTED, sent_in(series=series))

    for text in (mail.body, mail.alternatives[0][0]):
        assert "press the button" in text


def test_who_was_declined_is_not_told_afterwards_that_an_editor_will_read_it(series, told, wait, mailoutbox):
    submission = sent_in(series=series)
    told(Kind.DECLINED, submission)
    mailoutbox.clear()

    confirm(Submission.objects.get(pk=submission.pk))
    wait(minutes=1)

    assert mailoutbox == []
