"""Let the demo's readers answer, each at their hour, through the acts of writers, tellers and moderators."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast

from django.db import transaction

from foundation import moment
from foundation.models import User
from home.demo import responses
from home.demo.responses import DemoResponse
from stories.pages.models import StoryPage
from stories.responses import closing, hearing, moderating, reporting, writers_acts
from stories.responses.answering import Written, answer_as_teller, respond
from stories.responses.hourly import next_hour
from stories.responses.models import Conversation, Responder, Response, ResponseMail, ResponseRules
from stories.responses.rolling_up import tell_of_answers

#: How long a writer took to press the button in our mail, a moderator to read, and another reader to mind.
CONFIRMED_IN, READ_IN, REPORTED_IN = timedelta(minutes=8), timedelta(minutes=100), timedelta(hours=20)
#: How long the worker took over a mail.
MAILED_IN = timedelta(seconds=40)
#: When a teller has read enough, and when an editor keeps open what would close.
ASKED_AFTER, KEPT_OPEN_AFTER = timedelta(hours=61), timedelta(days=12)
#: What the guard of the form said of a program.
BY_A_ROBOT = ("A field that nobody can see was filled in, as programs do.",)

State = Response.State


def set_rules() -> None:
    """The rules for responses as the demo's editors have set them."""
    rules = ResponseRules.load()
    rules.usually_within, rules.phrases = responses.USUALLY_WITHIN, "\n".join(responses.PHRASES)
    rules.save()


def answer_earlier() -> None:
    """The talk under the weeks that are over: what was said then, one that stays open, one that should close."""
    _answer(responses.EARLIER)
    kept_open, asked = _story(responses.KEPT_OPEN), _story(responses.ASKED_TO_CLOSE)
    with moment.as_on(_live(kept_open) + KEPT_OPEN_AFTER):
        closing.set_closing(kept_open, Conversation.Closing.OPEN, user=_user("editor"))
    with moment.as_on(_live(asked) + ASKED_AFTER):
        closing.ask_to_close(asked)


def answer_this_week() -> None:
    """The talk under the week that runs, whose first teller hears of it, and what came in the last hours."""
    hearing.tell_teller(_story(responses.HEARS))
    _answer(responses.THIS_WEEK)


def _answer(talk: Sequence[DemoResponse]) -> None:
    """Each at its hour, the first first."""
    for one in sorted(talk, key=_written_at):
        with transaction.atomic():
            _arrive(one, _story(one.story), _written_at(one))


def _arrive(one: DemoResponse, story: StoryPage, at: datetime) -> None:
    """One response is written, its address confirmed, and decided about."""
    parent = story.responses.get(name=one.answers) if one.answers else None
    with moment.as_on(at):
        response = (
            respond(_written(one, story, parent)) if one.name else answer_as_teller(story, one.text, parent=parent)
        )
    if one.confirms and not one.at_home and response.responder:
        with moment.as_on(at + CONFIRMED_IN):
            response = writers_acts.confirm(response)
    if one.becomes and response.state != one.becomes:
        with moment.as_on(at + READ_IN):
            response = _decide(response, one)
    _are_told(response)
    if one.reported:
        with moment.as_on(at + REPORTED_IN):
            reporting.report(response, one.reported)
    _are_sent()


def _written(one: DemoResponse, story: StoryPage, parent: Response | None) -> Written:
    return Written(
        story=story,
        name=one.name,
        address=one.address,
        text=one.text,
        parent=parent,
        wants_answers=one.wants_answers,
        known=Responder.objects.get(address=one.address) if one.at_home else None,
        doubts=BY_A_ROBOT if one.is_robot else (),
        is_robot=one.is_robot,
    )


def _decide(response: Response, one: DemoResponse) -> Response:
    """As the moderator did."""
    moderator = _user("moderator")
    if one.holds and response.responder:
        moderating.always_hold(response.responder, user=moderator)
    if one.becomes == State.PUBLISHED:
        return moderating.publish(response, user=moderator)
    if one.becomes == State.SPAM:
        return moderating.mark_as_spam(response, user=moderator)
    return moderating.remove(response, user=moderator, why=one.why)


def _are_told(response: Response) -> None:
    """Whoever asked to hear of it heard at the next full hour."""
    if response.published_at:
        hour = next_hour(response.published_at)
        with moment.as_on(hour):
            tell_of_answers.call(f"{hour:%Y-%m-%dT%H}")


def _are_sent() -> None:
    """The worker finds every mail sent, and sends none."""
    for mail in ResponseMail.objects.on_their_way():
        mail.sent_at = min(mail.asked_at + MAILED_IN, moment.now())
        mail.save(update_fields=["sent_at"])


def _written_at(one: DemoResponse) -> datetime:
    if one.ago:
        return moment.now() - timedelta(hours=one.ago)
    return _live(_story(one.story)) + timedelta(hours=one.after)


def _live(story: StoryPage) -> datetime:
    return cast(datetime, story.first_published_at)


def _story(slug: str) -> StoryPage:
    return StoryPage.objects.live().get(slug=slug)


def _user(name: str) -> User | None:
    return User.objects.filter(username=name).first()
