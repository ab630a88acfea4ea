"""A sender is not made up where our own server says so, on top; anybody may write the same further down."""

import pytest

from stories.submissions.mailbox.reading import read
from tests.factories.raw_mails import mail

OURS = ["mx.lamplight.example"]


def is_authenticated(*results, trusted=OURS, **headers):
    top = "".join(f"Authentication-Results: {result}\n" for result in results)
    return read(top.encode() + mail(**headers), trusted_servers=trusted).is_authenticated


@pytest.mark.parametrize(
    "result",
    [
        "mx.lamplight.example; dmarc=pass header.from=example.org",
        "mx.lamplight.example; dmarc=pass (p=REJECT sp=REJECT) header.from=example.org",
        "mx.lamplight.example 1; spf=fail smtp.mailfrom=a@b.example; dkim=pass header.d=example.org",
        "mx.lamplight.example; dkim=pass header.i=@example.org header.s=one",
        "mx.lamplight.example;\n dkim=fail header.d=example.org;\n spf=pass smtp.mailfrom=bounce@mail.example.org",
        "MX.Lamplight.Example; spf=pass (sender is fine) smtp.mailfrom=lisa@example.org",
        "mx.lamplight.example; dkim=pass header.d=other.example; dkim=pass header.d=example.org",
    ],
)
def test_a_pass_that_bears_the_senders_domain_counts(result):
    assert is_authenticated(result)


@pytest.mark.parametrize(
    "result",
    [
        "mx.lamplight.example; none",
        "mx.lamplight.example; dmarc=fail header.from=example.org",
        "mx.lamplight.example; dkim=pass header.d=other.example",
        "mx.lamplight.example; spf=pass smtp.mailfrom=lisa@other.example",
        "mx.lamplight.example; dkim=pass header.d=org",
        "mx.lamplight.example; dkim=pass header.d=notexample.org",
        "mx.lamplight.example; dmarc=pass header.from=other.example",
        "mx.elsewhere.example; dmarc=pass header.from=example.org",
        "mx.lamplight.example.evil.example; dmarc=pass header.from=example.org",
        "(mx.lamplight.example) evil.example; dmarc=pass header.from=example.org",
        'evil.example; x="mx.lamplight.example; dmarc=pass header.from=example.org"',
        "dmarc=pass header.from=example.org",
        "",
    ],
)
def test_anything_else_does_not(result):
    assert not is_authenticated(result)


def test_a_header_below_that_of_another_server_may_be_anybodys():
    theirs, ours = "mx.elsewhere.example; none", "mx.lamplight.example; dmarc=pass header.from=example.org"

    assert is_authenticated(ours, theirs)
    assert not is_authenticated(theirs, ours)


def test_our_own_verdict_on_top_is_not_mended_by_one_that_came_with_the_mail():
    ours, forged = (
        "mx.lamplight.example; dmarc=fail header.from=example.org",
        "mx.lamplight.example; dmarc=pass header.from=example.org",
    )

    assert not is_authenticated(ours, forged)


def test_nothing_is_believed_where_no_server_is_named():
    assert not is_authenticated("mx.lamplight.example; dmarc=pass header.from=example.org", trusted=[])


def test_two_senders_are_none():
    assert not is_authenticated(
        "mx.lamplight.example; dmarc=pass header.from=example.org", From="a@b.example\nFrom: lisa@example.org"
    )
