"""What looks like advertising or fraud is held, with the reasons in words; a story about money is a story."""

import pytest

from stories.submissions.mailbox.parts import take_apart
from stories.submissions.mailbox.reading import Outcome, read
from stories.submissions.mailbox.signs import letter, signs_in
from tests.factories.raw_mails import STORY, attached, mail, multipart, part
from tests.growing import grows_with_length
from tests.stories.submissions.mailbox import further_unwanted, further_wanted, unwanted, wanted

SPAM = {
    "loan": (
        "We are a loan company and give personal loans at an interest rate of 2%. Act now, limited time offer! "
        "Click here."
    ),
    "loan, German": (
        "Kreditangebot: Darlehen von 5.000 bis 150.000 Euro ohne Schufa, Zinssatz von 1,5%. Klicken Sie hier für mehr."
    ),
    "search engines": (
        "We offer SEO services and guaranteed backlinks. Your website traffic will double. Opt-out by answering."
    ),
    "inheritance": (
        "I am the barrister of your late client, who left 4.5 million US dollars, and you are the next of kin. "
        "This business proposal is confidential; the funds are waiting for the beneficiary. Earn up to half."
    ),
    "prize": (
        "You have been selected to claim your prize in our lottery! Send an ATM card number by Western Union. "
        "Click here now."
    ),
    "pills": "Cheap Viagra and Cialis, no prescription. Order now, 100% free shipping. To be removed click here.",
    "mortgage": (
        "Lowest rates on your mortgage! Refinance today, consolidate your debt. No obligation. Click here to apply. "
        "To be removed reply with REMOVE."
    ),
    "watches": "Replica watches, Rolex and more. Order now, lowest prices, satisfaction guaranteed.",
    "mailbox": "Your mailbox is almost full. Confirm your account or your mailbox will be deactivated. Click here.",
    "coins": "Make money fast with our bitcoin wallet and crypto trading. Risk-free, money-back. Click here.",
    "Chinese": "外贸客户开发，批量群发邮件，优惠价格，加微信 12345678。",
    "Russian": "Продвижение сайтов и раскрутка. Заработок без вложений, скидки только сегодня! Заказать можно здесь.",
}


@pytest.mark.parametrize("text", SPAM.values(), ids=SPAM)
def test_advertising_is_held_and_says_why(text):
    reading = read(mail(text=text))

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "spam")
    assert reading.because[0] == "It reads like an advertisement or a fraud."
    assert reading.story


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Spam_Flag": "YES"},
        {"X_Spam_Status": "Yes, score=9.1 required=5.0"},
        {"Subject": "***SPAM*** My mile"},
        {"Subject": "[SPAM] My mile"},
    ],
)
def test_what_a_filter_on_the_way_says_is_believed(headers):
    reading = read(mail(**headers))

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "spam")


def test_what_its_domain_disowns_is_held_where_our_own_server_says_so():
    raw = mail(Authentication_Results="mx.lamplight.example; dmarc=fail header.from=example.org")

    assert read(raw, trusted_servers=["mx.lamplight.example"]).reason == "spam"
    assert read(raw).outcome is Outcome.SUBMISSION


NEWSLETTERS = {
    "with its header": mail(List_Unsubscribe="<https://shop.example/leave>"),
    "by its words and links": mail(
        text="Our newsletter for you.\n\n"
        + "\n\n".join(f"Look at this: https://shop.example/{n}" for n in range(8))
        + "\n\nUnsubscribe"
    ),
    "German": mail(text=f"{STORY}\n\nHier können Sie sich abmelden.", From="Laufladen Newsletter <news@shop.example>"),
    "by its program": mail(text=f"{STORY}\n\nTo unsubscribe, write to us.", X_Mailer="MailChimp Mailer"),
}


@pytest.mark.parametrize("raw", NEWSLETTERS.values(), ids=NEWSLETTERS)
def test_a_newsletter_is_held(raw):
    reading = read(raw)

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "newsletter")


STORIES = {
    "money": "I ran for money once. The prize was ten pounds and a ham, and I was robbed of the ham on the way home.",
    "a lottery": "We drew lots for who should run the last mile. My brother won, which he called losing.",
    "a loan": "The shoes were a loan from my aunt, two sizes too large. I paid her back in races.",
    "a pharmacy": "I worked at the pharmacy in Mill Lane then, and ran home at six with the day's takings.",
    "a newsletter": "Your newsletter asked for miles. Mine is short: I ran from the bus to the ward, and was in time.",
    "a search": "I looked for a search engine that could find the race I ran in 1981. There was none.",
    "one link": f"{STORY}\n\nThe route is at https://maps.example/route and it is still there.",
    "capital letters": "THE LAST MILE WAS THE ONE THAT COUNTED. I HAVE NO GLASSES TODAY AND THE KEY IS STUCK. " * 5,
    "a weight": "I ran to lose weight and lost a shoe.",
    "several at once": (
        "I ran to lose weight. The entry was free of charge, the prize was a ham, and I did not win the lottery."
    ),
    "a letter from a bank": (
        "The bank called about my mortgage that morning. I ran anyway, and the loan of his shoes helped."
    ),
    "click": "Click here, the boy at the till said, and I clicked, and I was entered for twenty-six miles.",
    "free": "The entry was free of charge, and so was the soup. The soup was better.",
}


@pytest.mark.parametrize("text", STORIES.values(), ids=STORIES)
def test_a_story_about_such_things_is_a_story(text):
    assert read(mail(text=text)).outcome is Outcome.SUBMISSION


def test_what_is_quoted_counts_for_nothing():
    quoted = "\n".join(f"> https://shop.example/{n}" for n in range(9))
    text = (
        f"{STORY}\n\nOn Tue, Nov 10, 2026 at 8:15 AM Shop <news@shop.example> wrote:\n> Unsubscribe from our "
        f"newsletter\n{quoted}"
    )

    assert read(mail(text=text, Subject="Re: your letter")).outcome is Outcome.SUBMISSION


@pytest.mark.parametrize(
    "raw",
    [*unwanted.BUILT_WITH.values(), *unwanted.JUDGED_BY.values()],
    ids=[*unwanted.BUILT_WITH, *unwanted.JUDGED_BY],
)
def test_all_kinds_of_spam_are_held_with_several_reasons(raw):
    reading = read(raw)

    assert (reading.outcome, reading.reason) == (Outcome.HELD, "spam")
    assert len(reading.because) > 2


@pytest.mark.parametrize(
    "raw", [*wanted.BUILT_WITH.values(), *wanted.JUDGED_BY.values()], ids=[*wanted.BUILT_WITH, *wanted.JUDGED_BY]
)
def test_a_story_that_is_full_of_such_words_passes(raw):
    reading = read(raw)

    assert (reading.outcome, reading.reason, reading.because) == (Outcome.SUBMISSION, None, ())


@pytest.mark.parametrize(
    ("sender", "subject", "text"), further_unwanted.UNWANTED.values(), ids=further_unwanted.UNWANTED
)
def test_further_kinds_of_spam_are_held(sender, subject, text):
    assert read(mail(text=text, From=sender, Subject=subject)).outcome is Outcome.HELD


@pytest.mark.parametrize(("sender", "subject", "text"), further_wanted.WANTED.values(), ids=further_wanted.WANTED)
def test_further_stories_pass(sender, subject, text):
    assert read(mail(text=text, From=sender, Subject=subject)).outcome is Outcome.SUBMISSION


PLAIN = "The bridge is closed today. Here is a picture of it, as it was asked for by so many people."

LONE_SIGNS = {
    "another address for answers": mail(text=PLAIN, Reply_To="home@elsewhere.example"),
    "nobody named": mail(text=PLAIN, To="undisclosed-recipients:;"),
    "an office": mail(text=PLAIN, From="Customer Service <service@x.example>"),
    "a link elsewhere": mail(text=None, html=f'<p>{PLAIN}</p><a href="http://a.example/">www.bridges.example</a>'),
    "a short link": mail(text=f"{PLAIN}\nhttps://bit.ly/3bridge"),
    "a program": mail(multipart("mixed", part(PLAIN), attached(b"MZ" + bytes(40), "bridge.exe"))),
    "a shout": mail(text=PLAIN, Subject="ONLY TODAY!!!"),
    "Sir or Madam": mail(text=f"Dear Sir or Madam,\n\n{PLAIN}"),
    "a phrase": mail(text=f"{PLAIN} Guest posts hold it up."),
}


@pytest.mark.parametrize("raw", LONE_SIGNS.values(), ids=LONE_SIGNS)
def test_one_sign_alone_holds_nothing_back(raw):
    assert read(raw).outcome is Outcome.SUBMISSION


def test_the_reasons_name_what_was_found():
    because = read(unwanted.BUILT_WITH["mailbox phishing"]).because

    assert "A link shows one address and leads to another: login.evil.example" in because
    assert any("“dear user”" in sentence for sentence in because)


@pytest.mark.parametrize("says", ["text", "html"])
@pytest.mark.parametrize(
    "again",
    ["top ", "your account ", "we are a ", "https://", "ich ", "a", "<a href=http://x.example ", "1 2 "],
    ids=["word", "account", "phrase", "links", "ich", "one word", "anchors", "numbers"],
)
def test_a_long_mail_is_judged_in_no_longer_than_its_length_asks(again, says):
    def judging(length):
        text = again * (length // len(again))
        raw = mail(text=text) if says == "text" else mail(text=None, html=text)
        take = letter(take_apart(raw).top, text, "My mile", "Lisa", "lisa@example.org", "")
        return lambda: list(signs_in(take))

    grows_with_length(judging, 400_000)
