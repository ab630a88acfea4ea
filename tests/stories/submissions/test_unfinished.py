"""Photos are kept as soon as they arrive, on a form that is not sent yet; none is lost, none doubled."""

from contextlib import ExitStack

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, FakePayload, encode_multipart
from django.utils.html import escape

from foundation.posting.crowding import POSTS
from stories.submissions import unfinished, uploads
from stories.submissions.models import Enclosure, Submission
from tests.crowding import filled, held
from tests.factories.pictures import jpeg
from tests.factories.sharing import OF_PHOTOS, STORY, TYPED, hidden, html, photo, sent, touched

pytestmark = pytest.mark.django_db


def test_photos_arrive_with_their_captions_and_what_was_ticked_of_them(share):
    page = share(photos=[photo("a.jpg", "teal"), photo("b.jpg", "olive")], act="photos")
    first, second = Enclosure.objects.all()

    answer = share(
        unfinished=hidden(page, "unfinished"),
        **{f"caption-{first.pk}": "The mill. My sister took it.", f"caption-{second.pk}": ""},
        **OF_PHOTOS,
        guardian="on",
    )

    submission = sent().get()
    assert answer.status_code == 302
    assert [(one.filename, one.caption) for one in submission.photos] == [
        ("a.jpg", "The mill. My sister took it."),
        ("b.jpg", ""),
    ]
    assert submission.photos[0].original.read() == jpeg(colour="teal")
    assert {"own_photo", "people_agreed", "guardian"} <= {*submission.ticked}


def test_what_was_ticked_of_photos_counts_only_where_there_are_any(share):
    share(**OF_PHOTOS)

    assert "own_photo" not in sent().get().ticked


def test_a_mistake_loses_neither_words_nor_photos(share):
    answer = share(email="gwen.pardoe", photos=[photo("mill.jpg")], **OF_PHOTOS)

    page = html(answer)
    kept = Submission.objects.get()
    assert answer.status_code == 422
    assert kept.state == Submission.State.UNFINISHED
    assert kept.photos[0].filename == "mill.jpg"
    assert "mill.jpg" in page
    assert 'src="/share/photo/' in page

    done = share(unfinished=hidden(answer, "unfinished"), **OF_PHOTOS)
    assert done.status_code == 302
    assert sent().get() == kept
    assert [one.filename for one in sent().get().photos] == ["mill.jpg"]


def test_nor_does_the_page_that_asks_to_read_it_once_more(share):
    answer = share(fresh="", photos=[photo("mill.jpg")], **OF_PHOTOS)

    assert answer.status_code == 422
    assert "Please read it once more" in html(answer)
    assert escape(STORY) in html(answer)
    assert "to mend" not in html(answer)

    done = share(unfinished=hidden(answer, "unfinished"), fresh=hidden(answer, "fresh"), **OF_PHOTOS)
    assert done.status_code == 302
    assert [one.filename for one in sent().get().photos] == ["mill.jpg"]


def test_photos_without_leave_to_show_them_are_asked_about_kindly(share):
    answer = share(photos=[photo()])

    assert answer.status_code == 422
    assert "Tick this, so that we may show what you send. Or take the photo out." in html(answer)
    assert "2 things to mend" in html(answer)


def test_a_file_that_is_no_photo_is_named_with_the_reason_and_the_others_stay(share):
    files = [photo("a.jpg"), photo("mill.txt", content=b"hello"), photo("empty.jpg", content=b"")]
    answer = share(photos=files, **OF_PHOTOS)

    page = html(answer)
    assert answer.status_code == 422
    assert "“mill.txt”: This file is not a picture that we can read" in page
    assert "“empty.jpg”: This file is empty" in page
    assert [one.filename for one in Enclosure.objects.all()] == ["a.jpg"]
    assert share(unfinished=hidden(answer, "unfinished"), **OF_PHOTOS).status_code == 302


def test_of_seven_photos_the_first_five_are_kept_and_the_rest_named(share):
    colours = ["teal", "olive", "navy", "maroon", "gray", "lime", "aqua"]
    answer = share(photos=[photo(f"{colour}.jpg", colour) for colour in colours], **OF_PHOTOS)

    assert answer.status_code == 422
    assert "the first 5 are kept and “lime.jpg”, “aqua.jpg” not" in html(answer)
    assert [one.filename for one in Enclosure.objects.all()] == [f"{colour}.jpg" for colour in colours[:5]]


def test_twenty_files_at_once_are_not_all_written_to_the_disk(share):
    answer = share(photos=[photo(f"{number}.txt", content=b"no") for number in range(20)])

    assert answer.status_code == 422
    assert "10 were not looked at: “10.txt”" in html(answer)
    assert "“9.txt”: This file is not a picture" in html(answer)


def test_a_file_that_is_too_large_is_refused_by_its_name_and_not_written_whole(share, monkeypatch):
    from foundation import cleaning
    from stories.submissions import uploads

    monkeypatch.setattr(cleaning, "MOST_BYTES", 100_000)
    monkeypatch.setattr(uploads, "MOST_BYTES", 100_000)
    answer = share(photos=[photo("huge.jpg", content=jpeg() + b"\0" * 300_000)], **OF_PHOTOS)

    assert answer.status_code == 422
    assert "“huge.jpg”: This file is larger than" in html(answer)
    assert not Enclosure.objects.exists()


def test_photos_can_be_added_before_anything_is_written(share):
    answer = share(story="", email="", photos=[photo()], act="photos")

    assert answer.status_code == 200
    assert "to mend" not in html(answer)
    assert Enclosure.objects.count() == 1


def test_a_photo_can_be_taken_out_and_leaves_nothing(share, django_capture_on_commit_callbacks):
    page = share(photos=[photo()], act="photos")
    kept = Enclosure.objects.get()
    storage, name = kept.original.storage, kept.original.name
    assert storage.exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        answer = share(unfinished=hidden(page, "unfinished"), act=f"take-out-{kept.pk}", email="gwen.pardoe")

    assert answer.status_code == 200
    assert "gwen.pardoe" in html(answer)
    assert not Enclosure.objects.exists()
    assert not storage.exists(name)


@pytest.mark.parametrize("act", ["take-out-", "take-out-x", "take-out-" + "9" * 5000, "take-out-²", "nonsense"])
def test_a_button_that_there_is_not_does_nothing(share, act):
    page = share(photos=[photo()], act="photos")

    assert share(unfinished=hidden(page, "unfinished"), act=act).status_code == 200
    assert Enclosure.objects.count() == 1


def test_nobody_reaches_into_anothers_form(share):
    share(photos=[photo("mine.jpg")], act="photos")
    mine = Enclosure.objects.get()
    other = share(photos=[photo("other.jpg", "navy")], act="photos")

    share(unfinished=hidden(other, "unfinished"), act=f"take-out-{mine.pk}")
    share(unfinished="nonsense", act=f"take-out-{mine.pk}")

    assert Enclosure.objects.filter(pk=mine.pk).exists()


def test_the_same_photo_twice_is_kept_once(share):
    page = share(photos=[photo("a.jpg")], act="photos")
    share(unfinished=hidden(page, "unfinished"), photos=[photo("a.jpg")], act="photos")

    assert Enclosure.objects.count() == 1


def test_what_ended_half_way_keeps_no_photo_and_says_so(share):
    answer = share(photos=[photo()], whole=None)

    assert answer.status_code == 400
    assert "The line broke off" in html(answer)
    assert escape(STORY) in html(answer)
    assert not Submission.objects.exists()
    assert not Enclosure.objects.exists()


def test_a_photo_that_turned_out_to_be_damaged_is_told_before_it_is_sent(share):
    page = share(photos=[photo("half.jpg")], act="photos")
    Enclosure.objects.update(state=Enclosure.State.REFUSED, refusal="This picture is damaged.")

    answer = share(unfinished=hidden(page, "unfinished"), **OF_PHOTOS)

    assert answer.status_code == 422
    assert "“half.jpg”: This picture is damaged. Then take this one out." in html(answer)


# ── Sent, and then gone back to ─────────────────────────────────────────────────────


def test_a_form_with_photos_sent_twice_is_one_story(share):
    page = share(photos=[photo()], act="photos")
    again = {"unfinished": hidden(page, "unfinished"), **OF_PHOTOS}

    assert share(**again).url == share(**again).url
    assert sent().count() == 1


def test_sent_again_with_other_words_it_is_another_and_has_the_photos_too(share):
    page = share(photos=[photo("mill.jpg")], act="photos")
    again = {"unfinished": hidden(page, "unfinished"), **OF_PHOTOS}
    share(**again)
    share(**again, story="I was the slowest, and glad of it.")

    first, second = sent().order_by("pk")
    assert second.text == "I was the slowest, and glad of it."
    assert [one.filename for one in second.photos] == ["mill.jpg"]
    assert "Changed and sent again" in second.notes[0]
    assert first.photos[0].original.name != second.photos[0].original.name


def test_a_mistyped_address_can_be_mended_by_going_back(share):
    page = share(photos=[photo("mill.jpg")], act="photos")
    again = {"unfinished": hidden(page, "unfinished"), **OF_PHOTOS}
    share(**again, email="gwen@psot.example")
    share(**again, email="gwen@post.example")

    assert [one.sender_address for one in sent().order_by("pk")] == ["gwen@psot.example", "gwen@post.example"]
    assert [one.filename for one in sent().order_by("pk").last().photos] == ["mill.jpg"]


def test_sent_and_gone_back_to_a_photo_is_added_to_those_there_were(share):
    page = share(photos=[photo("mill.jpg", "teal")], act="photos")
    again = {"unfinished": hidden(page, "unfinished"), **OF_PHOTOS}
    share(**again)
    page = share(**again, photos=[photo("weir.jpg", "navy")], act="photos")
    share(unfinished=hidden(page, "unfinished"), story="Better words.", **OF_PHOTOS)

    first, second = sent().order_by("pk")
    assert [one.filename for one in first.photos] == ["mill.jpg"]
    assert [one.filename for one in second.photos] == ["mill.jpg", "weir.jpg"]


def test_files_that_are_no_photos_leave_no_trace(share):
    share(photos=[photo("notes.txt", content=b"hello")])

    assert not Submission.objects.exists()


# ── Where it fails ──────────────────────────────────────────────────────────────────


def test_an_unfinished_form_is_nobodys_to_read(share):
    share(photos=[photo()], act="photos")

    assert not Submission.objects.received().exists()
    assert unfinished.opened("nonsense") is None


def test_where_the_disk_is_full_the_words_come_back_with_a_sentence(share, monkeypatch):
    page = share(photos=[photo()], act="photos")
    unfinished_name = hidden(page, "unfinished")
    share(unfinished=unfinished_name, **OF_PHOTOS)

    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", full)
    # Other words from the same form take the photos along, so files have to be written.
    answer = share(unfinished=unfinished_name, story="Better words.", **OF_PHOTOS)

    assert answer.status_code == 503
    assert "Better words." in html(answer)
    assert "this is our fault" in html(answer)
    assert sent().count() == 1


def test_where_the_disk_is_full_a_photo_is_refused_and_the_words_stay(share, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", full)
    answer = share(photos=[photo("mill.jpg")], **OF_PHOTOS)

    assert answer.status_code == 422
    assert "“mill.jpg”: It could not be kept just now" in html(answer)
    assert escape(STORY) in html(answer)


# ── Very many at once ───────────────────────────────────────────────────────────────


def big():
    """A photo that is read only in its turn."""
    return photo(content=jpeg() + b"\0" * 300_000)


def test_uploads_that_are_slow_leave_room_for_whoever_reads(share, client, series):
    with filled(uploads.UPLOADS):
        answer = share(photos=[big()], **OF_PHOTOS)
        assert answer.status_code == 503
        assert answer["Retry-After"] == "60"
        assert "what you wrote is there" in html(answer)
        assert client.get(f"{series.url}share/").status_code == 200
        assert share(story="Words alone need no turn.").status_code == 302

    assert share(photos=[big()], **OF_PHOTOS).status_code == 302


def test_what_has_arrived_is_not_sent_away_though_the_line_is_full_by_then(client, series):
    class Arriving(FakePayload):
        """A body during whose arrival others fill the line."""

        def read(self, *args):
            if not others:
                others.append(crowded.enter_context(filled(POSTS, but=1)))
            return super().read(*args)

    others, typed = [], {**TYPED, **OF_PHOTOS, "fresh": touched(), "photos": [big()]}
    body = encode_multipart(BOUNDARY, typed)
    with ExitStack() as crowded:
        answer = client.generic(
            "POST", f"{series.url}share/", body, MULTIPART_CONTENT, **{"wsgi.input": Arriving(body)}
        )

    assert others
    assert answer.status_code == 302
    assert Enclosure.objects.count() == 1


def test_photos_wait_at_places_of_their_own_and_keep_no_words_waiting(share):
    with held(uploads.UPLOADS.place), held(uploads.UPLOADS.place):
        assert share().status_code == 302


def test_photos_that_were_kept_before_stay_kept_and_of_others_one_is_told(share):
    kept = hidden(share(photos=[photo()], act="photos"), "unfinished")

    with filled(POSTS):
        words = share(unfinished=kept, **OF_PHOTOS)
        with_another = share(unfinished=kept, photos=[photo(colour="olive")])

    for answer in (words, with_another):
        assert answer.status_code == 503
        assert "So are the photos that had arrived before." in html(answer)
        assert hidden(answer, "unfinished") == kept
    assert "that you had just chosen" not in html(words)
    assert "The photos that you had just chosen are not: to send them too, go back one page" in html(with_another)
    assert share(unfinished=kept, fresh=hidden(words, "fresh"), **OF_PHOTOS).status_code == 302
    assert sent().get().enclosures.count() == 1


def test_photos_that_a_script_sends_are_told_when_to_come_again(client, series):
    with filled(POSTS):
        answer = client.post(f"{series.url}share/photos/", {"photos": [photo()], "whole": "1"})

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "Very many people are writing" in answer.json()["refused"][0]
