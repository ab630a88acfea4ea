"""The page after the form says that the story is here, and nothing of who sent it."""

import pytest

from foundation import moment
from stories.submissions import answering, links
from stories.submissions.models import Submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(series):
    submission = Submission.objects.create(
        door=Submission.Door.FORM,
        series=series,
        sender_name="Gwen Pardoe",
        sender_address="gwen@post.example",
        text="I was the slowest person in the history of the Wednesday group.",
        received_at=moment.now(),
    )
    answering.answer(submission)
    return submission


def test_it_says_what_comes_next_and_names_nobody(client, sent):
    answer = client.get(links.arrived_path(sent))
    html = answer.content.decode()

    assert answer.status_code == 200
    assert "Press the button in that mail" in html
    assert "within a week" in html
    for private in ("Gwen", "gwen@post.example", "Wednesday group"):
        assert private not in html


def test_no_cache_keeps_it_and_no_search_engine_lists_it(client, sent):
    answer = client.get(links.arrived_path(sent))

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert not answer.cookies


def test_where_no_mail_went_out_none_is_promised(client, sent):
    sent.sent_mails.all().delete()

    html = client.get(links.arrived_path(sent)).content.decode()

    assert "Press the button" not in html
    assert "Your story is here" in html


def test_a_link_that_was_changed_and_a_form_that_was_not_sent_open_nothing(client, sent):
    wrong = links.arrived_path(sent).replace("sent/", "sent/x")
    Submission.objects.filter(pk=sent.pk).update(state=Submission.State.UNFINISHED)

    assert client.get(wrong).status_code == 404
    assert client.get(links.arrived_path(sent)).status_code == 404
