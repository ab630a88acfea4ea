"""The talk under a story as its teller sees it: a form under everything that was said, and their own to take back."""

from dataclasses import dataclass, field

from stories.pages.models import StoryPage
from stories.responses.models import Response
from stories.responses.teller_forms import TellerForm
from stories.responses.threads import threads_under, told_in

State = Response.State
#: States in which only the teller sees what they wrote, and is told why.
_FOR_TELLER_ALONE = (State.WAITING, State.REMOVED)


@dataclass
class Said:
    """One response; ``form`` answers it, and is None for the teller's own and for what is gone."""

    response: Response
    form: TellerForm | None
    answers: list["Said"] = field(default_factory=list)

    @property
    def is_gap(self) -> bool:
        """Whether its words are to be read no more."""
        return not (self.response.is_published or (self.is_own and self.response.state in _FOR_TELLER_ALONE))

    @property
    def is_own(self) -> bool:
        """Whether the teller wrote it, and may take it back here."""
        return self.response.is_teller


@dataclass
class Talk:
    """All of it; ``form`` is for what the teller says to everybody."""

    told: list[Said]
    form: TellerForm
    number: int


def talk_of(story: StoryPage, posted: TellerForm | None = None) -> Talk:
    """The talk under ``story``; a form that came back with something to mend stands where it was sent from."""
    at = posted.parent.pk if posted and posted.parent else None
    threads = threads_under(story)
    alone = list(Response.objects.filter(story=story, is_teller=True, state__in=_FOR_TELLER_ALONE))
    told = {thread.response.pk: Said(thread.response, _form(story, thread.response, posted, at)) for thread in threads}
    for thread in threads:
        beneath = [*thread.answers, *(one for one in alone if one.parent_id == thread.response.pk)]
        told[thread.response.pk].answers = [
            Said(one, _form(story, one, posted, at)) for one in sorted(beneath, key=lambda one: one.pk)
        ]
    for one in alone:
        if one.pk not in told and one.parent_id not in told:
            told[one.pk] = Said(one, None)
    to_all = posted if posted and at is None else TellerForm(story=story)
    return Talk(sorted(told.values(), key=lambda one: one.response.pk), to_all, told_in(threads))


def _form(story, response, posted, at) -> TellerForm | None:
    if response.is_teller or not response.is_published:
        return None
    return posted if response.pk == at else TellerForm(story=story, to=response)
