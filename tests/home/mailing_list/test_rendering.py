"""What stands in a letter: read from the pages when it is made, whole in HTML and as plain text."""

import re
from datetime import time, timedelta
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from foundation import moment
from foundation.renditions import make_renditions
from home.mailing_list import composing
from home.mailing_list.rendering import GREETED, LEAVE_LINK, OWN_LINK, render
from stories.schedule.models import Slot
from tests.factories.mailing_list import allow_letter, letter, rules, subscriber
from tests.factories.pages import DraftFactory, SeriesFactory, StoryFactory, WeekFactory
from tests.factories.pictures import PictureFactory

pytestmark = pytest.mark.django_db

BODY = [
    (
        "text",
        "<p>I did not <b>stretch</b>. <a href='https://example.org/coat'>My coat</a> was open.</p>"
        "<ol><li>One.</li><li>Two.</li></ol>",
    ),
    ("heading", {"words": "The bench with no back"}),
    ("pull_quote", {"words": "They looked back."}),
    ("editors_note", {"words": "<p>The bench has a back again.</p>"}),
    ("link_card", {"url": "https://example.org/towpath", "title": "The towpath", "site": "Example Films"}),
]


def picture(**fields):
    made = PictureFactory(width_px=1600, height_px=1200, **fields)
    make_renditions(made, ["photo"])
    return made


def story_of(series, **fields):
    return allow_letter(StoryFactory(parent=series, place="Cooper Street", **{"body": BODY, **fields}))


def words(html):
    class Reader(HTMLParser):
        said = ""

        def handle_data(self, data):
            self.said += data

    reader = Reader()
    reader.feed(html.split("<body", 1)[1])
    return " ".join(reader.said.split())


@pytest.fixture
def story(series):
    return story_of(series, cover=picture(caption="Ten to six.", credit="Dana"))


@pytest.fixture
def mail(story):
    return render(composing.of_story(story))


# ── A story ─────────────────────────────────────────────────────────────────────────


def test_a_letter_of_a_story_holds_all_of_it(mail, story):
    said = words(mail.html)

    for part in (
        "Lisa Anderson",
        story.series.title,
        "Cooper Street",
        "I did not stretch .",
        "The bench with no back",
        "“They looked back.”",
        "The bench has a back again.",
        "The towpath",
        "Ten to six. Picture: Dana",
        "Read it on the site and answer",
        story.series.question,
        "Tell us in about 300 words.",
    ):
        assert part.replace(" .", ".") in said.replace(" .", "."), part


def test_it_reads_as_well_as_plain_text(mail, story):
    assert mail.text.startswith(story.title)
    for line in (
        "https://example.org/coat",
        "1. One.",
        "2. Two.",
        story.full_url,
        "“They looked back.”",
        "https://example.org/towpath",
    ):
        assert line in mail.text.split("\n"), line
    assert max(len(line) for line in mail.text.split("\n") if "://" not in line) <= 78
    assert "\n\n\n" not in mail.text
    assert not re.search(r"<\w|&\w+;", mail.text)


def test_its_picture_is_public_whole_and_as_wide_as_the_column(mail):
    [tag] = re.findall(r"<img [^>]+>", mail.html)

    assert f'src="{settings.SITE_URL}/' in tag
    assert 'width="552"' in tag
    assert 'height="414"' in tag
    assert 'alt="A towpath at dawn."' in tag


def test_every_link_is_whole_and_nothing_is_fetched_but_pictures_of_ours(mail):
    links = re.findall(r'href="([^"]+)"', mail.html)

    assert {link for link in links if not link.startswith("https://") and not link.startswith(settings.SITE_URL)} == {
        LEAVE_LINK,
        OWN_LINK,
    }
    assert not re.search(r"<(script|link|iframe|object|form|video)\b|url\(|@import|@font-face", mail.html)
    assert all(src.startswith(settings.SITE_URL) for src in re.findall(r'src="([^"]+)"', mail.html))


def test_its_sheet_is_written_to_its_elements_and_only_what_asks_for_a_screen_stays(mail):
    [sheet] = re.findall(r"<style>(.*?)</style>", mail.html, re.DOTALL)

    outside = re.sub(r"@media[^{]+\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", sheet)
    assert not outside.strip()
    assert "prefers-color-scheme: dark" in sheet
    assert "max-width: 480px" in sheet
    assert re.search(r'<h1 class="name" style="[^"]*font-size: 46px', mail.html)


def test_it_wears_the_colour_of_its_week(story, series):
    week = WeekFactory(parent=series, tone="canal", first_day=moment.today(), days=2)
    plain = render(composing.of_story(story)).html
    Slot.objects.filter(week=week, day=1).update(story=story)
    mail = render(composing.of_story(story))

    assert "Day 1 of 2: " + week.theme in words(mail.html)
    assert re.findall(r'class="series" style="[^"]*color: (#\w+)', mail.html) != re.findall(
        r'class="series" style="[^"]*color: (#\w+)', plain
    )


def test_of_a_story_that_cannot_be_sent_any_more_nothing_is_rendered(story):
    made = composing.of_story(story)
    assert render(made)

    allow_letter(story, letter=False)
    assert render(made) is None
    allow_letter(story)
    assert render(made)
    story.unpublish()
    assert render(made) is None
    story.delete()
    made.refresh_from_db()
    assert render(made) is None


def test_a_name_that_was_changed_meanwhile_stands_in_it(story):
    made = composing.of_story(story)
    story.printed_name, story.title = "L. A.", ""
    story.save_revision().publish()

    assert "L. A." in words(render(made).html)


def test_a_long_story_with_pictures_is_not_cut_off_by_any_mail_program(series):
    paragraph = "<p>" + "I went down Cooper Street in my coat, and nobody looked up. " * 12 + "</p>"
    body = [("text", paragraph * 3)] * 20
    mail = render(composing.of_story(story_of(series, body=body)))

    # Gmail cuts what is longer than 102 kB.
    assert 30_000 < len(mail.html.encode()) < 100_000


def test_it_is_in_the_sites_language_whatever_that_of_the_admin_is(story):
    with translation.override("de"):
        made = composing.of_story(story)
        assert '<html lang="en" dir="ltr"' in render(made).html


def test_pictures_inside_a_story_stand_below_each_other_with_their_captions(series):
    one = picture(caption="From the library.")
    body = [
        ("picture", {"picture": one, "caption": "Then.", "width": ""}),
        ("side_by_side", {"left": one, "right": one, "caption": "Then, and now."}),
        ("gallery", {"pictures": [{"picture": one, "caption": "First."}, {"picture": one, "caption": ""}]}),
    ]
    mail = render(composing.of_story(story_of(series, body=body)))

    assert mail.html.count("<img ") == 5
    for caption in ("Then.", "Then, and now.", "First.", "From the library."):
        assert caption in words(mail.html)
        assert f"[Picture: {caption}]" in mail.text


def test_a_picture_whose_sizes_are_not_made_yet_is_left_out(series):
    mail = render(composing.of_story(story_of(series, cover=PictureFactory(width_px=1600, height_px=1200))))

    assert "<img" not in mail.html


def test_links_of_tellers_to_pages_of_ours_are_whole_and_to_a_draft_there_is_none(series):
    out, draft = StoryFactory(parent=series), DraftFactory(parent=series)
    links = "".join(f'<p><a linktype="page" id="{page.pk}">there</a></p>' for page in (out, draft))
    mail = render(composing.of_story(story_of(series, body=[("text", links)])))

    assert f'href="{out.full_url}"' in mail.html
    assert draft.slug not in mail.html + mail.text
    assert out.full_url in mail.text.split("\n")


# ── Editors' words, the foot, and what differs from one subscriber to the next ──────


def test_what_editors_write_is_plain_and_stands_before_and_after(story):
    made = composing.of_story(story)
    made.opening, made.closing = "Two things.\n\nFirst: <b>rain</b> & wind.", "Until Friday."
    mail = render(made)

    assert "First: &lt;b&gt;rain&lt;/b&gt; &amp; wind." in mail.html
    assert "First: <b>rain</b> & wind." in mail.text
    said = words(mail.html)
    assert said.index("Two things.") < said.index("Lisa Anderson") < said.index("Until Friday.")


def test_each_subscriber_has_their_own_links_and_name_and_no_query_is_asked(story, django_assert_num_queries):
    made = composing.of_story(story)
    made.opening = "Two things."
    mail = render(made)
    gwen, nameless = subscriber(name="Gwen <b>"), subscriber()

    with django_assert_num_queries(0):
        hers, other = mail.for_subscriber(gwen), mail.for_subscriber(nameless)
    assert "Hello Gwen <b>," in hers.text
    assert "Hello Gwen &lt;b&gt;," in hers.html
    assert "Hello," in other.text
    for written in (hers, other):
        assert not re.search(f"{LEAVE_LINK}|{OWN_LINK}|{GREETED}", written.text + written.html)
    assert hers.html.count("/subscribe/leave/") == hers.text.count("/subscribe/leave/") == 1


def test_who_is_called_as_a_place_is_fills_none(story):
    made = composing.of_story(story)
    made.opening = "Two things."
    written = render(made).for_subscriber(subscriber(name=LEAVE_LINK))

    assert f"Hello {LEAVE_LINK}," in written.text


def test_the_line_beside_the_subject_is_hidden_in_the_letter(story):
    made = composing.of_story(story)
    made.preview_line = "A coat & no stretching"

    assert re.search(
        r'<div class="preview"[^>]*style="display: none[^>]*>A coat &amp; no stretching', render(made).html
    )


def test_who_sends_it_stands_at_its_foot(story):
    rules(imprint="Lamplight Milers\nRiver Walk")
    mail = render(composing.of_story(story))

    assert "Lamplight Milers<br>River Walk" in mail.html
    assert "Lamplight Milers\nRiver Walk" in mail.text


# ── A week ──────────────────────────────────────────────────────────────────────────


@pytest.fixture
def week(series):
    week = WeekFactory(
        parent=series,
        first_day=moment.today() - timedelta(days=8),
        days=3,
        sign_off="<p>Sleep well.</p>",
        intro="<p>The mile they ran while <i>everyone</i> was asleep.</p>",
    )
    for day, name in enumerate(("Nora Whitlock", "Amir Haddad", "Dana Kim"), start=1):
        told = StoryFactory(parent=series, printed_name=name)
        if day != 3:
            allow_letter(told)
        Slot.objects.update_or_create(week=week, day=day, time=time(6), defaults={"story": told})
    return week


def test_a_week_holds_the_intro_a_card_for_each_story_and_the_sign_off(week):
    made = composing.of_week(week)
    made.preview_line = ""
    mail = render(made)

    for said in (words(mail.html), " ".join(mail.text.split())):
        places = [
            said.index(part) for part in (week.theme, "was asleep.", "Nora Whitlock", "Amir Haddad", "Sleep well.")
        ]
        assert places == sorted(places)
        assert "I did not stretch." in said
        assert "See the whole week" in said


def test_only_what_is_told_is_in_the_tellers_language_and_not_what_the_house_says(week):
    told = week.slots.get(day=1).story
    told.spoken_language = "es"
    told.save()
    html = render(composing.of_week(week)).html

    assert f'<span lang="es">{told.lead}</span>' in html
    assert html.count('lang="es"') == 1


def test_a_picture_without_words_that_leads_to_a_story_is_called_by_its_teller(week):
    """A link has a name (WCAG 2.2, 2.4.4)."""
    told = week.slots.get(day=1).story
    told.cover = picture(description="")
    told.save()

    assert 'alt="Nora Whitlock"' in render(composing.of_week(week)).html


def test_whose_teller_did_not_allow_letters_is_only_counted(week):
    mail = render(composing.of_week(week))

    assert "Dana Kim" not in mail.html + mail.text
    assert "And one more story on the site" in words(mail.html)
    assert f"And one more story on the site:\n{week.full_url}" in mail.text


def test_what_editors_leave_out_is_neither_shown_nor_counted(week):
    made = composing.of_week(week)
    made.leaves_out.set([slot.story for slot in week.slots.exclude(day=1)])
    mail = render(made)

    assert "Nora Whitlock" in mail.html
    assert "Amir Haddad" not in mail.html
    assert "more stor" not in mail.html


def test_a_week_of_any_number_of_stories_costs_as_many_queries(week, series):
    def cost():
        with CaptureQueriesContext(connection) as caught:
            render(made)
        return len(caught)

    made = composing.of_week(week)
    for slot in week.slots.exclude(story=None):
        slot.story.cover = picture()
        slot.story.save_revision().publish()
    render(made)
    made.leaves_out.set([slot.story for slot in week.slots.exclude(day=1)])
    first = cost()
    made.leaves_out.clear()
    assert cost() == first


def test_a_week_without_a_story_to_read_renders_nothing(week):
    made = composing.of_week(week)
    for slot in week.slots.all():
        slot.story.unpublish()

    assert render(made) is None


# ── A call ──────────────────────────────────────────────────────────────────────────


def test_a_call_says_how_to_answer_and_until_when(home):
    series = SeriesFactory(parent=home, closes_at=moment.now() + timedelta(days=9), intro="<p>Small miles.</p>")
    mail = render(composing.of_call(series))

    for said in (words(mail.html), " ".join(mail.text.split())):
        for part in (series.question, "Small miles.", "Tell us in about 300 words.", "Open until", "Answer this mail"):
            assert part in said
    assert f"{settings.SITE_URL}/{series.slug}/share/" in mail.text.split("\n")


def test_a_call_that_has_closed_renders_nothing(home):
    series = SeriesFactory(parent=home, closes_at=moment.now() + timedelta(days=9))
    made = composing.of_call(series)

    with moment.as_on(series.closes_at):
        assert render(made) is None


def test_a_closed_call_at_the_end_of_a_story_says_so(home):
    series = SeriesFactory(parent=home, closes_at=moment.now() - timedelta(days=1))
    mail = render(composing.of_story(story_of(series)))

    assert f"“{series.title}” closed on" in words(mail.html)
    assert "Send your story" not in mail.html


def test_a_letter_of_a_series_that_is_gone_renders_nothing(home):
    assert render(letter(kind="call")) is None
