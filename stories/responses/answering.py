"""Take a response in: the one function in which every door for readers ends."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from foundation import moment
from foundation.plain_text import paragraphs_of
from foundation.refusing import Refused
from stories.pages.models import StoryPage
from stories.responses import hearing, mailing, showing, suspicion
from stories.responses.closing import openness_of
from stories.responses.models import Responder, Response, ResponseRules
from stories.responses.models.responder import as_kept
from stories.responses.trusting import reasons_to_wait

State = Response.State
#: The same words under other stories count for so long.
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Written:
    """What a reader wrote, and what is known of how it came.

    ``known`` is the responder whose device it came from, where the device could prove that; ``doubts`` are the
    guard's, in words. To a robot nothing is mailed.
    """

    story: StoryPage
    name: str
    address: str
    text: str
    parent: Response | None = None
    wants_answers: bool = False
    known: Responder | None = None
    doubts: tuple[str, ...] = ()
    is_robot: bool = False
    network: str = ""
    #: The token of the form that was sent: two clicks carry the same, and nobody else knows it.
    sent_with: str = ""

    @property
    def is_proved(self) -> bool:
        """Whether it came from a device of whoever reads mails at the address."""
        known = self.known
        return known is not None and known.is_confirmed and known.address == as_kept(self.address)


def respond(written: Written) -> Response:
    """Keep what was ``written``, once: published where it may pass, else waiting, or caught as spam; never refused
    for its words.

    The same words from the same address at the same place are one response where it is proved to be the same
    writer: by the form that was sent, pressed twice, or by a device that is known. From anybody else they are
    another one, or whoever copies words and knows an address would be handed the response of somebody else.
    Raises Refused where the story takes no responses any more.
    """
    rules = ResponseRules.load()
    if not openness_of(written.story, rules).is_open:
        raise Refused(_("Responses to this story have been closed."))
    fingerprint = _fingerprint(written)
    try:
        with transaction.atomic():
            return Response.objects.filter(fingerprint=fingerprint).first() or _take_in(written, fingerprint, rules)
    except IntegrityError:
        # The second of two clicks, or two first responses from one address in the same moment.
        with transaction.atomic():
            return Response.objects.filter(fingerprint=fingerprint).first() or _take_in(written, fingerprint, rules)


def answer_as_teller(story: StoryPage, text: str, *, parent: Response | None = None) -> Response:
    """Keep what the teller of ``story`` answers, once, with the badge; published unless the story shows a child.

    The door is a private link, so nobody else can have written it. Raises Refused where the story takes no
    responses any more.
    """
    if not openness_of(story).is_open:
        raise Refused(_("Responses to your story have been closed, so this was not sent. Your words are still here."))
    words, root = paragraphs_of(text), root_of(parent)
    fingerprint = _digest(story.pk, root.pk if root else "", "teller", words)
    try:
        with transaction.atomic():
            return Response.objects.filter(fingerprint=fingerprint).first() or _of_teller(
                story, words, root, fingerprint
            )
    except IntegrityError:  # the second of two clicks
        return Response.objects.get(fingerprint=fingerprint)


def root_of(parent: Response | None) -> Response | None:
    """Under which response an answer to ``parent`` stands: threads are two deep."""
    return parent.parent or parent if parent else None


def judge(response: Response, rules: ResponseRules | None = None) -> None:
    """Write down on ``response`` why it waits and what it looks like, by ``rules`` where they have been read.

    Saves nothing. A small sign, such as one link, holds nobody back who would pass; it is told where an editor reads
    anyway.
    """
    rules, past = rules or ResponseRules.load(), past_of(response, response.responder)
    found = suspicion.look_at(
        response.text,
        name=response.name,
        phrases=rules.phrase_list,
        past=past,
        story=response.story.words,
    )
    response.spam_score, response.looks_like_spam = found.score, found.looks_like_spam
    held = [*reasons_to_wait(response, rules, past.published), *response.doubts]
    response.held_because = [*held, *found.reasons] if held or found.looks_like_spam else []


def past_of(response: Response, responder: Responder | None) -> suspicion.Past:
    """What is known of whoever wrote ``response``."""
    if responder is None:
        return suspicion.Past()
    spam = Q(state=State.SPAM)
    if responder.is_confirmed:
        # Anybody can type an address: what its owner never sent is not held against them.
        spam &= Q(proved_at__isnull=False)
    others = responder.responses.exclude(pk=response.pk) if response.pk else responder.responses
    return suspicion.Past(
        **others.aggregate(
            published=Count("pk", filter=Q(state=State.PUBLISHED)),
            spam=Count("pk", filter=spam),
        ),
        same_words_today=_stories_with(response),
        is_confirmed=responder.is_confirmed,
        is_vouched=responder.vouched_at is not None,
    )


def _of_teller(story: StoryPage, words: str, root: Response | None, fingerprint: str) -> Response:
    response = Response(
        story=story,
        parent=root,
        name=story.printed_name[:80],
        text=words,
        is_teller=True,
        proved_at=moment.now(),
        fingerprint=fingerprint,
    )
    response.held_because = reasons_to_wait(response, ResponseRules.load())
    response.save()
    if not response.held_because:
        showing.put_up(response)
    return response


def _take_in(written: Written, fingerprint: str, rules: ResponseRules) -> Response:
    # Who is quicker with the same address makes the caller begin once more.
    responder = Responder.objects.at(written.address) or Responder.objects.create(address=as_kept(written.address))
    response = Response(
        story=written.story,
        parent=root_of(written.parent),
        responder=responder,
        name=written.name,
        text=paragraphs_of(written.text),
        wants_answers=written.wants_answers,
        proved_at=moment.now() if written.is_proved else None,
        doubts=list(written.doubts),
        network=written.network,
        fingerprint=fingerprint,
    )
    judge(response, rules)
    if response.proved_at and written.wants_answers:
        hearing.tell_again(responder)
    if written.is_robot or response.spam_score >= suspicion.CAUGHT:
        response.state, response.decided_at = State.SPAM, moment.now()
    response.save()
    if response.state == State.WAITING and not response.held_because:
        showing.put_up(response)
    if not written.is_robot:
        mailing.write_to_writer(response)
    return response


def _stories_with(response: Response) -> int:
    """Under how many stories these words came today, this one counted."""
    since = moment.now() - A_DAY
    alike = Response.objects.filter(text=response.text, written_at__gt=since).exclude(pk=response.pk)
    return alike.exclude(story=response.story).values("story").distinct().count() + 1


def _fingerprint(written: Written) -> str:
    parent = root_of(written.parent)
    said = (written.story.pk, parent.pk if parent else "", as_kept(written.address), paragraphs_of(written.text))
    return _digest(*said, "" if written.is_proved else written.sent_with)


def _digest(*said) -> str:
    return salted_hmac("responses.fingerprint", "\0".join(map(str, said)), algorithm="sha256").hexdigest()
