"""What of a mail's text is the letter, and what is folded away: quotes, forward headers, closings.

When in doubt a line stays in the letter: an editor takes out in a second what an eye would have to look for.
"""

import re
from dataclasses import dataclass, field, replace

from stories.submissions.mailbox.closings import close
from stories.submissions.mailbox.lines import Line, trimmed
from stories.submissions.mailbox.marks import bare_subject
from stories.submissions.mailbox.threads import (
    answered_between,
    find_thread,
    with_own_words_told_apart,
    without_end_mark,
)

#: Nobody passes a letter on more often than that.
DEEPEST = 8
#: A text of more lines is no letter; nothing is folded in it.
MOST_LINES = 20_000
#: A forwarder's own words are the story where they are this many, and this many times the forwarded ones.
OWN_WORDS, OWN_SHARE = 25, 3
#: No more words in no more lines say that the answers stand below, between the questions.
COVER_WORDS, COVER_LINES = 12, 40

_PGP_BEGIN = re.compile(r"-----BEGIN PGP (?:SIGNED MESSAGE|SIGNATURE)-----")
_PGP_END = re.compile(r"-----END PGP SIGNATURE-----")


@dataclass(frozen=True)
class Setting:
    """What folding has to know of the mail around the text."""

    is_reply: bool = False
    is_forward: bool = False
    #: It answers one of our own mails.
    answers_us: bool = False
    #: Addresses by which we receive.
    our_addresses: frozenset[str] = frozenset()


@dataclass
class Folded:
    """A text, folded."""

    story: list[Line] = field(default_factory=list)
    #: Kind and lines, in the order of the mail.
    folds: list[tuple[str, list[Line]]] = field(default_factory=list)
    is_forward: bool = False
    #: The first sender of a letter that was passed on.
    name: str = ""
    address: str = ""

    @property
    def words(self) -> int:
        """How many the story has."""
        return count_words(self.story)


def fold(lines: list[Line], setting: Setting) -> Folded:
    """``lines`` as letter and folds. Each line that says something is in one of them."""
    if len(lines) > MOST_LINES:
        return Folded(trimmed(lines))
    hidden = [line for line in lines if line.mark == "hidden"]
    seen = [line for line in lines if line.mark != "hidden"]
    folded = _fold(with_own_words_told_apart(_without_armour(seen, hidden)), setting, 0)
    if count_words(hidden):
        folded.folds.append(("hidden", hidden))
    return folded


def count_words(lines: list[Line]) -> int:
    """Words in ``lines``; of scripts that put no blanks between them, two signs count as one."""
    return sum(words_in(line.text) for line in lines)


_WORD = re.compile(r"[^\W\d_]+|\d+")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")


def words_in(text: str) -> int:
    """As `count_words`, of one text."""
    return len(_WORD.findall(text)) + len(_WIDE.findall(text)) // 2


def _without_armour(lines, put_aside):
    """Without the lines that PGP put around a text that it signed."""
    if not any(_PGP_BEGIN.match(line.text) for line in lines):
        return lines
    kept, inside = [], ""
    for line in lines:
        if _PGP_BEGIN.match(line.text):
            inside = "signature" if "SIGNATURE" in line.text else "head"
        if inside:
            put_aside.append(replace(line, mark="hidden"))
            if _PGP_END.match(line.text) or (inside == "head" and line.is_blank):
                inside = ""
        else:
            kept.append(replace(line, text=line.text.removeprefix("- ")) if line.text.startswith("- --") else line)
    return kept


def _fold(lines, setting, depth):
    lines = trimmed(lines)
    leading: list[tuple[str, list[Line]]] = []
    after, own, last = 0, False, _last_own(lines)
    while thread := find_thread(lines, after=after, loosely=setting.answers_us):
        own = own or _has_words(close(lines[: thread.start]).letter)
        if thread.kind == "header" and not _is_forward(thread, setting, own):
            thread = _between(lines, thread) or thread
        if _is_forward(thread, setting, own) and depth < DEEPEST:
            folded = _forwarded(lines, thread, close(lines[: thread.start]), setting, depth)
            folded.folds = leading + folded.folds
            return folded
        if thread.kind == "header" or (thread.kind == "unquoted" and _is_cut(thread, setting, own)):
            return _cut(lines, thread.start, len(lines), leading)
        if thread.kind in ("attribution", "quote"):
            if last < thread.end:
                if _ends_with_quote(lines, thread, setting, own):
                    return _cut(lines, thread.start, thread.end, leading)
            elif not own and _leads_with_quote(thread, setting):
                # The answer stands below what it answers.
                leading += [*close(lines[: thread.start]).folds, ("quote", lines[thread.start : thread.end])]
                lines, after = trimmed(lines[thread.end :]), 0
                last = _last_own(lines)
                continue
        after = max(thread.inside if thread.kind == "unquoted" else thread.end, after + 1)
    closed = close(lines)
    return Folded(_unquoted(closed.letter), leading + closed.folds)


def _between(lines, thread):
    """The first question of a mail that is answered between its lines, where a header block stands above it."""
    if thread.start > COVER_LINES or count_words(lines[: thread.start]) > COVER_WORDS:
        return None
    return answered_between(lines, thread)


def _has_words(lines):
    return any(words_in(line.text) for line in lines)


def _last_own(lines):
    """The last line that is neither quoted nor closes the letter."""
    letter = close(lines).letter
    own = (
        place
        for place in range(len(letter) - 1, -1, -1)
        if not letter[place].depth and letter[place].mark != "quote" and words_in(letter[place].text)
    )
    return next(own, -1)


def _is_cut(thread, setting, own):
    """Whether all below an attribution is a mail that is answered, though no mark says so."""
    return setting.answers_us or (own and (bool(thread.address) or setting.is_reply))


def _unquoted(letter):
    """A letter that is quoted from its first line to its last is no quote in it."""
    least = min((line.depth for line in letter if not line.is_blank), default=0)
    return [line.deeper(-least) for line in letter] if least else letter


def _is_forward(thread, setting, own):
    """Whether a letter is passed on here, and not answered."""
    if thread.kind == "forward":
        return not setting.answers_us
    if thread.kind != "header" or setting.answers_us:
        return False
    return setting.is_forward or (not own and not setting.is_reply)


def _ends_with_quote(lines, thread, setting, own):
    """Whether a quote with nothing of the sender's below it is a mail that is answered."""
    if thread.kind == "attribution" or setting.answers_us:
        return True
    if lines[thread.start].mark == "quote":
        return bool(own) or setting.is_reply
    above = next((line.text for line in reversed(lines[: thread.start]) if line.text.strip()), "")
    # "And then my son wrote:" leads in what belongs to the story.
    return setting.is_reply and not above.rstrip().endswith(":")


def _leads_with_quote(thread, setting):
    return thread.kind == "attribution" and (bool(thread.address) or (thread.is_exact and setting.is_reply))


def _cut(lines, start, end, leading):
    """``lines`` with the thread from ``start`` to ``end`` folded, and what closes the letter above and below it."""
    above, below = close(lines[:start]), close(lines[end:])
    thread = [*lines[start:end], *below.letter]
    return Folded(above.letter, [*leading, *above.folds, ("quote", trimmed(thread)), *below.folds])


def _forwarded(lines, thread, before, setting, depth):
    """A letter that was passed on: its words, unless the passer's own are the story."""
    head = lines[thread.start : thread.inside]
    shift = max((line.depth for line in head if line.text.strip()), default=0)
    inner, ending = without_end_mark([line.deeper(-shift) for line in lines[thread.inside : thread.end]])
    _, is_reply, is_forward = bare_subject(thread.subject)
    inside = _fold(_unmarked(inner), replace(setting, is_reply=is_reply, is_forward=is_forward), depth + 1)
    own = count_words(before.letter)
    is_ours = thread.address.casefold() in setting.our_addresses and not inside.is_forward
    passed = [("forward", head)]
    ended = [("forward", trimmed(ending))] if count_words(ending) else []
    if own and (is_ours or not inside.words or (own > OWN_WORDS and own > OWN_SHARE * inside.words)):
        below = [("forward", inside.story)] if inside.story else []
        return Folded(before.letter, [*before.folds, *passed, *below, *inside.folds, *ended])
    cover = [("cover note", before.letter)] if before.letter else []
    folds = [*cover, *before.folds, *passed, *inside.folds, *ended]
    if is_ours:
        # Our own words come back, with nothing added.
        return Folded([], [*folds, ("quote", inside.story)], is_forward=True, name=thread.name, address=thread.address)
    name, address = (inside.name, inside.address) if inside.is_forward else (thread.name, thread.address)
    return Folded(inside.story, folds, is_forward=True, name=name, address=address)


def _unmarked(lines: list[Line]) -> list[Line]:
    """Inside a forwarded letter the mark around all of it tells nothing any more."""
    first = next((line for line in lines if not line.is_blank), None)
    if first is None or first.mark != "quote":
        return lines
    return [replace(line, mark="") if line.mark == "quote" and not line.depth else line for line in lines]
