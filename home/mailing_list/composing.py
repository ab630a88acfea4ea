"""Make letters: of a story, of a week, of a call. Each once, however often and by whom it is asked.

What a letter holds is not copied into it: it is read when it is looked at and when it is sent. By itself a letter is
made only while its matter is fresh, so that stories that are imported, restored or caught up with are mailed to
nobody; and only where somebody wishes for one. An editor may make any other by hand.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from foundation import moment
from foundation.representing import first_sentence
from home.mailing_list.models import Letter, Subscriber
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import ThemedWeekPage

#: By itself a letter is made of what happened no longer ago than that.
FRESH = timedelta(days=1)
#: By so much the clocks of two machines may differ: what one has published is not to come for the other.
CLOCKS_DIFFER = timedelta(minutes=1)
#: What editors do about letters, in the log.
MAKE = "mailing_list.make_letter"

#: Subject and the line beside it are no longer than that (`Letter`).
MOST_SIGNS = 150

State = Letter.State


def is_fresh(at: datetime | None) -> bool:
    """Whether something that happened ``at`` a moment is still news."""
    now = moment.now()
    return at is not None and now - FRESH <= at <= now + CLOCKS_DIFFER


def is_wished_for(kind: Letter.Kind) -> bool:
    """Whether anybody on the list chose to have letters of this kind, also who pauses."""
    return Subscriber.objects.confirmed().filter(frequency__in=Letter.HEARD_BY[kind]).exists()


def of_story(story: StoryPage, *, send_at: datetime | None = None, user=None) -> Letter:
    """The letter of ``story``: made where there is none, else the one that stands, as it stands.

    It goes out by itself ``send_at``; without that it waits for an editor. ``user`` is who made it by hand.
    """
    return _made(story_key(story), Letter.Kind.STORY, send_at, user, proposed_for(story), story=story)


def story_key(story: StoryPage) -> str:
    """The key of a story's letter."""
    return f"story-{story.pk}"


def proposed_for(story: StoryPage) -> dict[str, str]:
    """The words of a story's letter before any editor has changed them."""
    return {"subject": _in_one_line(story.title), "preview_line": _in_one_line(story.lead)}


def of_week(week: ThemedWeekPage, *, send_at: datetime | None = None, user=None) -> Letter:
    """The letter of ``week``, in the same way."""
    with _in_the_sites_language():
        series = week.get_parent().title
        subject = _("%(theme)s: a week of %(series)s") % {"theme": week.theme, "series": series}
        words = {"subject": subject, "preview_line": first_sentence(week.intro)}
    return _made(f"week-{week.pk}", Letter.Kind.WEEK, send_at, user, words, week=week)


def of_call(series: SeriesIndexPage, *, send_at: datetime | None = None, user=None) -> Letter:
    """The letter of the call of ``series`` that is open now, in the same way; one that opens anew has another."""
    with _in_the_sites_language():
        words = {
            "subject": _("A new question: %(question)s") % {"question": series.question},
            "preview_line": first_sentence(series.call) or first_sentence(series.intro),
        }
    return _made(call_key(series), Letter.Kind.CALL, send_at, user, words, series=series)


def call_key(series: SeriesIndexPage) -> str:
    """The key of a call: its series and the moment in which it opened, where one was named."""
    return f"call-{series.pk}-{series.opens_at:%Y%m%dT%H%M%S}" if series.opens_at else f"call-{series.pk}"


@transaction.atomic
def _made(about, kind, send_at, user, words, **made_from) -> Letter:
    letter, is_new = Letter.objects.get_or_create(
        about=about,
        defaults={
            "kind": kind,
            "state": State.PLANNED if send_at else State.WAITING,
            "send_at": send_at,
            "decided_by": user,
            **{name: _in_one_line(said) for name, said in words.items()},
            **made_from,
        },
    )
    if is_new:
        log(letter, MAKE, user=user)
    return letter


def _in_one_line(words) -> str:
    line = Truncator(" ".join(words.split())).chars(MOST_SIGNS)
    # Marks above and below a letter are none for whoever counts signs; a column counts them.
    return line if len(line) <= MOST_SIGNS else f"{line[: MOST_SIGNS - 1]}…"


def _in_the_sites_language():
    """Subscribers read it, whatever language the admin of whoever makes it is in."""
    return translation.override(settings.LANGUAGE_CODE)
