"""What came with a post of the form, before anything is judged: words, captions, files, the button pressed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.http.request import UnreadablePostError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.plain_text import plain
from foundation.posting.crowding import POSTS, Crowd
from foundation.posting.posted import WHOLE
from foundation.throttle import network_of
from stories.pages.models import SeriesIndexPage
from stories.submissions import unfinished, uploads
from stories.submissions.models import Enclosure, Submission

CAPTION = "caption-"
SEND, TAKE_OUT = "send", "take-out-"


@dataclass
class Posted:
    """One post. Reading it never fails: what ended half-way is a post without its last field."""

    words: QueryDict
    files: list[UploadedFile]
    skipped: list[str]
    network: str
    refusals: list[str] = field(default_factory=list)
    #: Whether it was not read at all, since so many photos come in at the moment.
    is_unread: bool = False

    @classmethod
    @contextmanager
    def read(cls, request: HttpRequest) -> Iterator["Posted"]:
        """Read ``request``, with limits on what it may upload; it keeps its turn until the block ends."""
        limited = uploads.limit(request)
        with uploads.turn(request) as may_be_read:
            if not may_be_read:
                yield cls(QueryDict(), [], [], network_of(request), is_unread=True)
                return
            try:
                words, files = request.POST, request.FILES.getlist("photos")
            except UnreadablePostError:
                words, files = QueryDict(), []
            yield cls(words, list(files)[: uploads.MOST_FILES], limited.skipped, network_of(request))

    @property
    def crowd(self) -> Crowd:
        """With whom it waits to be worked on."""
        return uploads.UPLOADS if self.files else POSTS

    @property
    def is_whole(self) -> bool:
        """Whether all of it arrived."""
        return self.words.get(WHOLE) == "1"

    @property
    def act(self) -> str:
        """The button that was pressed."""
        return self.words.get("act", SEND)

    @cached_property
    def begun(self) -> Submission | None:
        """The form as it was kept before this post, or None; it may have been sent meanwhile."""
        return unfinished.opened(self.words.get("unfinished", ""))

    @property
    def photos(self) -> list[Enclosure]:
        """What is kept of photos by now."""
        return list(self.begun.enclosures.photos()) if self.begun else []

    def keep(self, series: SeriesIndexPage | None) -> None:
        """Keep the photos that came, their captions, and let go of one that was to be taken out."""
        if self.begun and self.begun.state != Submission.State.UNFINISHED:
            if not self.files:
                return
            # Sent meanwhile, and gone back to: what is added now belongs to another.
            self.begun = unfinished.begin_again(self.begun)
        if self.begun:
            typed = {name: str(words) for name, words in self.words.items() if name.startswith(CAPTION)}
            unfinished.write_captions(self.begun, {name.removeprefix(CAPTION): typed[name] for name in typed})
            if self.act.startswith(TAKE_OUT):
                unfinished.take_out(self.begun, self.act.removeprefix(TAKE_OUT))
        self.begun, self.refusals = unfinished.keep_photos(self.begun, series, self.files, self.network)
        if self.skipped:
            self.refusals.append(
                ngettext(
                    "So many files came at once that one was not looked at: %(names)s. Please add it again.",
                    "So many files came at once that %(count)d were not looked at: %(names)s. Please add them again.",
                    len(self.skipped),
                )
                % {"count": len(self.skipped), "names": ", ".join(f"“{plain(name)}”" for name in self.skipped)}
            )


def so_many_at_once() -> str:
    """What is said where no more photos can be taken in at the moment."""
    return _(
        "Very many photos are arriving just now, so yours were not taken yet. Go back one page: what you wrote is "
        "there. Press the button again in a minute."
    )
