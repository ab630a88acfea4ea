"""Photos that a teller adds to their story through the private link of a mail."""

import pytest
from django.urls import reverse

from foundation import moment
from foundation.refusing import Refused
from stories.submissions import adding_photos, links
from stories.submissions.agreeing import agree
from stories.submissions.deciding import decline
from stories.submissions.models import Enclosure, Submission
from stories.submissions.taking_back import take_back
from stories.submissions.unfinished import opened
from stories.tellers.consenting import WORDING
from stories.tellers.models import Consent
from stories.tellers.wordings import WORDINGS
from tests.factories.sharing import OF_PHOTOS, hidden, html, photo
from tests.factories.submissions import by_mail, sent_in
from tests.factories.submissions import photo as sent_photo
from tests.working import work

pytestmark = pytest.mark.django_db

State, News = Submission.State, Submission.News


@pytest.fixture
def submission(series):
    """A mail with one photo in its text."""
    return by_mail(series=series, sender_name="Helen", text="One.\n\nTwo.", photos=[sent_photo("olive", after=1)])


@pytest.fixture
def page(submission):
    return reverse("add_photos", args=[links.to_photos(submission, moment.now()).strip("/").split("/")[-1]])


@pytest.fixture
def post(client, page):
    def send(**fields):
        fields = {"whole": "1", "act": "send", **fields}
        return client.post(page, {name: value for name, value in fields.items() if value is not None})

    return send


def fresh(submission):
    return Submission.objects.get(pk=submission.pk)


def test_opening_the_link_changes_nothing_and_keeps_to_one_person(client, page, submission):
    answer = client.get(page)

    assert answer.status_code == 200
    assert "Photos for your story" in html(answer)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert fresh(submission).news == []


def test_photos_go_with_the_story_after_those_it_has_and_an_editor_is_told(post, submission):
    answer = post(photos=[photo("a.jpg", "teal"), photo("b.jpg", "navy")], **OF_PHOTOS)
    work()

    assert answer.status_code == 302
    added = list(fresh(submission).enclosures.all())[1:]
    assert [(one.filename, one.position, one.after) for one in added] == [("a.jpg", 1, None), ("b.jpg", 2, None)]
    assert all(one.is_clean for one in added)
    assert fresh(submission).news == [News.PHOTOS]
    assert not Submission.objects.filter(state=State.UNFINISHED).exists()


def test_thanks_are_said_with_how_many_there_are_now(client, post):
    answer = client.get(post(photos=photo(), **OF_PHOTOS).url)

    assert "2 photos are with your story now." in html(answer)


def test_the_same_file_is_kept_once_also_where_the_story_came_with_it(post, submission):
    post(photos=[photo("again.jpg", "olive"), photo("new.jpg", "teal"), photo("twice.jpg", "teal")], **OF_PHOTOS)

    assert [one.filename for one in fresh(submission).enclosures.all()] == ["IMG_0001.jpg", "new.jpg"]


def test_only_what_is_there_already_is_no_news(post, submission):
    assert post(photos=photo("again.jpg", "olive"), **OF_PHOTOS).status_code == 302

    assert fresh(submission).enclosures.count() == 1
    assert fresh(submission).news == []


def test_a_mistake_loses_no_photo_and_no_caption(post, submission):
    first = post(photos=photo("a.jpg"))
    assert first.status_code == 422
    assert "Tick this, so that we may show what you send." in html(first)
    assert "a.jpg" in html(first)
    assert fresh(submission).enclosures.count() == 1

    kept = opened(hidden(first, "unfinished")).enclosures.get()
    post(unfinished=hidden(first, "unfinished"), **{f"caption-{kept.pk}": "The ford"}, **OF_PHOTOS)

    assert fresh(submission).enclosures.last().caption == "The ford"


def test_photos_are_added_and_taken_out_before_they_are_sent(post, submission):
    first = post(photos=[photo("a.jpg", "teal"), photo("b.jpg", "navy")], act="photos")
    assert first.status_code == 200
    begun = opened(hidden(first, "unfinished"))

    second = post(unfinished=hidden(first, "unfinished"), act=f"take-out-{begun.enclosures.first().pk}")
    assert "a.jpg" not in html(second)
    post(unfinished=hidden(first, "unfinished"), **OF_PHOTOS)

    assert [one.filename for one in fresh(submission).enclosures.all()] == ["IMG_0001.jpg", "b.jpg"]


def test_without_a_photo_it_asks_for_one(post):
    answer = post(**OF_PHOTOS)

    assert answer.status_code == 422
    assert "Choose at least one photo." in html(answer)


def test_what_is_no_photo_is_refused_by_its_name_and_the_others_are_kept(post, submission):
    answer = post(photos=[photo("notes.txt", content=b"hello"), photo("a.jpg")], **OF_PHOTOS)

    assert answer.status_code == 422
    assert "“notes.txt”: This file is not a picture" in html(answer).replace("&#x27;", "'")
    assert "a.jpg" in html(answer)


def test_the_button_pressed_twice_adds_them_once(post, submission):
    begun = post(photos=photo("a.jpg"), act="photos")
    fields = {"unfinished": hidden(begun, "unfinished"), **OF_PHOTOS}

    assert post(**fields).status_code == 302
    assert post(**fields).status_code == 302
    assert fresh(submission).enclosures.count() == 2


def test_a_line_that_broke_off_takes_nothing(post, submission):
    answer = post(photos=photo(), whole=None, **OF_PHOTOS)

    assert answer.status_code == 400
    assert "The line broke off" in html(answer)
    assert fresh(submission).enclosures.count() == 1


def test_more_than_somebody_can_look_through_is_refused_and_nothing_is_lost(post, submission, monkeypatch):
    monkeypatch.setattr(adding_photos, "MOST", 1)

    answer = post(photos=photo("a.jpg"), **OF_PHOTOS)

    assert answer.status_code == 422
    assert "it would be more than 1 photos" in html(answer)
    assert "a.jpg" in html(answer)


def test_a_story_that_is_no_more_to_be_told_takes_none(client, post, page, submission, series):
    begun = opened(hidden(post(photos=photo(), act="photos"), "unfinished"))
    take_back(submission)

    assert "You took your story back" in html(client.get(page))
    assert "You took your story back" in html(post(photos=photo(), **OF_PHOTOS))
    with pytest.raises(Refused, match="not to be told any more"):
        adding_photos.add_photos(submission, begun, ticked=[])
    declined = by_mail(series=series, sender_address="ann@example.org")
    decline(declined, words="Not this time.")
    address = links.to_photos(declined, moment.now())
    assert "we do not tell this story" in html(client.get("/" + address.split("/", 3)[3]))


# ── What was said of them ───────────────────────────────────────────────────────────


def test_it_adds_to_what_was_allowed(post, submission):
    agree(submission, allowed={"site": True})

    post(photos=photo(), guardian="on", **OF_PHOTOS)

    stands = Consent.objects.latest_for(submission.story_key)
    assert (stands.door, stands.wording) == (Consent.Door.LINK, WORDING)
    assert stands.ticked == ["site", "own_photo", "people_agreed", "guardian"]


def test_where_nothing_is_allowed_yet_it_is_noted_and_is_no_consent(post, submission):
    post(photos=photo(), **OF_PHOTOS)

    assert not Consent.objects.exists()
    [note] = fresh(submission).notes
    assert str(WORDINGS[WORDING]["own_photo"]) in note


# ── For the script that sends them one by one ───────────────────────────────────────


def test_each_photo_is_kept_as_soon_as_it_is_chosen(client, page, submission):
    first = client.post(f"{page}photos/", {"photos": photo("a.jpg", "teal"), "whole": "1"})
    told = client.post(
        f"{page}photos/",
        {"photos": photo("b.jpg", "navy"), "whole": "1", "unfinished": first.json()["unfinished"]},
    ).json()

    assert first.status_code == 200
    assert not first.cookies
    assert "no-store" in first["Cache-Control"]
    assert len(told["photos"]) == 2
    assert "b.jpg" in told["photos"][1]["html"]
    assert fresh(submission).enclosures.count() == 1


def test_the_script_is_told_what_is_refused(client, page):
    answer = client.post(f"{page}photos/", {"photos": photo("a.txt", content=b"hello"), "whole": "1"})

    assert answer.status_code == 422
    assert answer.json()["refused"][0].startswith("“a.txt”: This file is not a picture")
    assert client.post(f"{page}photos/", {"photos": photo()}).status_code == 400
    assert client.post(reverse("add_photos_one_by_one", args=["x"]), {"photos": photo()}).status_code == 410
    assert not Enclosure.objects.filter(submission__state=State.UNFINISHED).exists()


def test_the_photos_of_a_story_that_was_sent_stay_with_it(submission, series):
    other = sent_in(series=series, photos=[sent_photo("navy")])

    assert adding_photos.add_photos(submission, other, ticked=[]) == 0
    assert other.enclosures.count() == 1
