"""Real mails of real programs, where they are at hand: what a good intake makes of each."""

from pathlib import Path

import pytest

from stories.submissions.mailbox.reading import Outcome, read

SAMPLES = Path(__file__).parents[5] / "shared" / "samples" / "emails"

#: By the first four signs of the file's name: outcome, reason, how the story begins (or all of it, after "="), photos.
STORY, HELD, ROBOT = "submission", "held", "ignored"
GERMAN_FABLE = "Die Hasen und die Frösche\n\nDie Hasen klagten einst über ihre mißliche Lage;"
WANTED = {
    "d001": (STORY, None, "Hello", 0),
    "d002": (STORY, None, "=Jim's favorite", 1),
    "d003": (HELD, "no words", "=", 1),
    "d004": (HELD, "no words", "=", 0),
    "d005": (STORY, None, "=Test ma poule", 0),
    "d006": (STORY, None, "=Hello World", 0),
    "d007": (HELD, "no words", "=", 0),
    "d008": (STORY, None, "=Hello world", 0),
    "d009": (STORY, None, "=My traveling companions!\nMy friend, Le Pliage!", 0),
    "d010": (HELD, "no words", "=", 1),
    "d011": (STORY, None, "Hey all,\n\nTook the attached photo", 1),
    "d012": (STORY, None, "=Enjoy!\n\n-Martin", 1),
    "d013": (STORY, None, "=here is an image attachment", 1),
    "d014": (STORY, None, "=This is a new ticket with attachments", 1),
    "d015": (STORY, None, "The Hare and the Tortoise\n\nA HARE one day", 0),
    "d016": (STORY, None, GERMAN_FABLE, 0),
    "d017": (STORY, None, "=This is a test message from PINE MUA.", 0),
    "d018": (STORY, None, GERMAN_FABLE, 0),
    "d019": (STORY, None, "The Hare and the Tortoise\n\nA HARE one day", 0),
    "d020": (HELD, "no words", "=", 0),
    "d021": (STORY, None, "Hallo Herr Edenhofer,\n\nmöglicherweise", 1),
    "d022": (HELD, "no words", "=", 1),
    "d023": (STORY, None, "=a jpeg", 0),
    "d024": (HELD, "no words", "=", 1),
    "d025": (HELD, "no words", "=", 0),
    "d026": (STORY, None, "Test message body with example TNEF part", 0),
    "d027": (HELD, "no words", "=", 0),
    "d028": (ROBOT, "receipt", "=", 0),
    "d029": (STORY, None, "шостий", 0),
    "d030": (STORY, None, "=This is the first encapsulating message.", 0),
    "d031": (HELD, "no words", "=", 0),
    "d032": (STORY, None, "=äöüß ad asd\n\n-Martin", 0),
    "d033": (STORY, None, "=This is a test with an email file attachment.", 0),
    "d034": (STORY, None, "=new email text part", 0),
    "d035": (STORY, None, "### this is a reply from Android 5 gmail\n\nThe quick", 0),
    "d036": (STORY, None, "### This is a reply from standard GMail in Google Chrome.\n\nThe", 0),
    "d037": (STORY, None, "=This post should not include signature.", 0),
    "d038": (STORY, None, "### this is a reply from iOS Gmail app\n\nThe quick", 0),
    "d039": (STORY, None, "=Hello", 0),
    "d040": (STORY, None, "=Hello", 0),
    "d041": (STORY, None, "=Hello", 0),
    "d042": (STORY, None, "=Hello", 0),
    "d043": (STORY, None, "=Hello", 0),
    "d044": (STORY, None, "Hallo.\nJetzt muss ich dir noch kurzfristig absagen für morgen.", 0),
    "d045": (STORY, None, "No way! I'm not going to tell you that in a month of Thursdays.", 0),
    "d046": (STORY, None, "An update to the issue by the sender.\n\nLorem", 0),
    "d047": (HELD, "no words", "=", 0),
    "d048": (STORY, None, "=It's 1.0.", 0),
    "d049": (STORY, None, "=This is a html-only email.\n\nWith a title\n\nand a paragraph.", 0),
    "d050": (STORY, None, "Simple, unadorned test email", 0),
    "d051": (STORY, None, "=The html part.", 0),
    "d052": (
        STORY,
        None,
        "Hello,\n\nist this kind of Messages, that causes rt to crash.\n\nMit freundlichen Grüßen",
        0,
    ),
    "d053": (STORY, None, GERMAN_FABLE, 0),
    "d054": (STORY, None, "Die Hasen und die Fr", 0),
    "d055": (STORY, None, "=고맙습니다.", 0),
    "d056": (STORY, None, "=すみません。", 0),
    "d057": (HELD, "unreadable", "", 0),
    "d058": (STORY, None, "=This line is in English\nА эта линия по-русски.", 0),
    "d059": (STORY, None, "Ahoj Johne,", 0),
    "d060": (STORY, None, "Здравствуй", 0),
    "d061": (STORY, None, "=Hi", 0),
    "d062": (STORY, None, "The subject header contains", 0),
    "d063": (STORY, None, "=The author's full name is enclosed in parentheses.", 0),
    "d064": (STORY, None, "Lorem", 0),
    "d065": (STORY, None, "=Some body", 0),
    "d066": (STORY, None, "This is an acknowledgement of your email, that irritatingly leaves out", 0),
    "d067": (STORY, None, "This email will not be captured correctly", 0),
    "d068": (STORY, None, "For tests, here's an email with an attachment filename set to", 0),
    "d069": (HELD, "no sender", "=", 0),
    "d070": (STORY, None, "=Test", 0),
    "d071": (HELD, "no sender", "Lorem", 0),
    "d072": (STORY, None, "=Here is a 4k image", 0),
    "d073": (ROBOT, "list", "", 0),
    "d074": (STORY, None, "This email has a very long subject.", 0),
    "d075": (HELD, "no words", "=", 0),
    "d076": (HELD, "no words", "=", 0),
    "d077": (STORY, None, "=test", 0),
    "d078": (STORY, None, "apostrophed filenames as of", 0),
    "d079": (ROBOT, "calendar", "", 0),
    "d080": (ROBOT, "calendar", "", 0),
    "d081": (ROBOT, "calendar", "", 0),
    "d082": (STORY, None, "=smime.sh.txt describes how to create Self-Signed S/MIME Certs.", 0),
    "d083": (STORY, None, "=test 1234 äöü sig test without attachment", 0),
    "d084": (HELD, "unreadable", "=", 0),
    "d085": (HELD, "unreadable", "", 0),
    "d086": (STORY, None, "=Olá Konqui,\n\nHere is the pdf you asked for!\nCheers,\n\nQuaak", 0),
    "d087": (ROBOT, "bounce", "", 0),
    "d088": (ROBOT, "bounce", "", 0),
    "d089": (ROBOT, "bounce", "", 0),
    "d090": (ROBOT, "bounce", "", 0),
    "d091": (ROBOT, "bounce", "", 0),
    "d092": (ROBOT, "bounce", "", 0),
    "d093": (ROBOT, "bounce", "", 0),
    "d094": (ROBOT, "auto-reply", "", 0),
    "d095": (ROBOT, "auto-reply", "", 0),
    "d096": (ROBOT, "auto-reply", "", 0),
    "d097": (ROBOT, "auto-reply", "", 0),
    "d098": (ROBOT, "receipt", "", 0),
    "d099": (ROBOT, "auto-reply", "", 0),
    "d100": (ROBOT, "auto-reply", "", 0),
    "d101": (ROBOT, "list", "", 0),
    "d102": (ROBOT, "list", "", 0),
    "d103": (ROBOT, "list", "", 0),
    "d104": (ROBOT, "list", "", 0),
    "d105": (HELD, "newsletter", "", 0),
    "d106": (HELD, "spam", "", 0),
    "d107": (HELD, "spam", "", 0),
    "d108": (HELD, "spam", "", 0),
    "d109": (HELD, "spam", "", 0),
    "d110": (HELD, ("auto-reply", "spam"), "", 0),
    "d111": (STORY, None, "If you can see this text", 0),
}

SENDERS = {
    "d001": ("Danielle", "someone@somewhere.com"),
    "d008": ("Andrew Veroneau", "2068675309@example.com"),
    "d016": ("Doug Sauder", "dwsauder@example.com"),
    "d023": ("Björn Petersen", "somewhere-apple@me.com"),
    "d032": ("Müller, Bernd", "Bernd.Mueller@example.com"),
    "d052": ("Stever, Gregor", "gst@example.com"),
    "d062": ("YouTube-tjänst", "service@youtube.com"),
    "d063": ("John Doe", "jdoe@example.net"),
    "d067": ("sendeär", "sender@test.com"),
}


def sample(number):
    found = sorted(SAMPLES.glob(f"{number}-*"))
    if not found:
        pytest.skip(f"The sample mails are not at hand in {SAMPLES}.")
    return found[0].read_bytes()


@pytest.mark.parametrize("number", WANTED)
def test_a_real_mail_is_read_as_a_person_would(number, caplog):
    outcome, reason, begins, photos = WANTED[number]

    reading = read(sample(number))

    assert caplog.records == []
    assert reading.outcome == outcome
    assert reading.reason in (reason if isinstance(reason, tuple) else (reason,))
    if begins.startswith("="):
        assert reading.story == begins[1:]
    else:
        assert reading.story.startswith(begins)
    assert len(reading.photos) == photos


@pytest.mark.parametrize("number", SENDERS)
def test_its_sender_is_named(number):
    reading = read(sample(number))

    assert (reading.from_name, reading.from_email) == SENDERS[number]


def test_every_sample_has_its_line():
    assert {path.name[:4] for path in SAMPLES.glob("d*")} <= WANTED.keys()


@pytest.mark.parametrize("number", [number for number, wanted in WANTED.items() if wanted[0] == ROBOT])
def test_no_robot_is_answered(number):
    reading = read(sample(number))

    assert (reading.outcome, reading.may_answer) == (Outcome.IGNORED, False)


@pytest.mark.parametrize(
    ("number", "fragments"),
    [
        ("d013", ["Neil", "meta.discourse.org"]),
        ("d021", ["Ursprüngliche Nachricht", "cid:"]),
        ("d044", ["Vorbereitung", "Betreff"]),
        ("d050", ["font-family", "panose", "mso"]),
        ("d059", ["Forwarded Message", "jiri.houdek"]),
        ("d067", ["NextPart"]),
    ],
)
def test_what_is_not_the_letter_is_not_in_the_story(number, fragments):
    story = read(sample(number)).story

    assert [one for one in fragments if one in story] == []
