"""Where in a mail other people's words begin: below an attribution, a header block, or as quotes."""

from dataclasses import dataclass, replace

from stories.submissions.mailbox.headers import person
from stories.submissions.mailbox.lines import Line
from stories.submissions.mailbox.marks import (
    ends_like_attribution,
    header_line,
    is_attribution,
    is_end_of_forward,
    is_forward_marker,
    is_full_attribution,
    is_original_marker,
    is_whole_attribution,
)

#: An attribution is broken into no more lines than this.
_MOST_LINES = 4
#: A header block with all its recipients.
_LONGEST_BLOCK = 60
_SENTENCE_ENDS = (".", "!", "?", "…", "。", ")", ":")
_RULE = frozenset("-_=*—–─ ")


@dataclass(frozen=True)
class Thread:
    """A place where others' words begin."""

    #: The line with the mark, the first of their words, and the line after the last.
    start: int
    inside: int
    end: int
    #: "forward": a mark says so. "header": a block of From, Date, Subject. "attribution", and "unquoted" where the
    #: words below it bear no mark. "quote": nothing but the quoting.
    kind: str
    name: str = ""
    address: str = ""
    subject: str = ""
    #: An attribution that names an address or the minute, as programs do and people hardly ever.
    is_exact: bool = False


def find_thread(lines: list[Line], *, after: int = 0, loosely: bool = False) -> Thread | None:
    """The first such place at or after line ``after``; ``loosely`` also an attribution that nothing bears out."""
    place = after
    while place < len(lines):
        line = lines[place]
        if line.text.strip():
            found = _marked(lines, place) or _headed(lines, place) or _attributed(lines, place, after, loosely)
            if found:
                return found
        if not line.is_blank and (line.depth or line.mark == "quote"):
            return Thread(place, place, end_of_quote(lines, place), "quote")
        place += 1
    return None


def end_of_quote(lines: list[Line], start: int) -> int:
    """The line after the last of the quoted ones that begin at ``start``."""
    end = place = start
    while place < len(lines) and (lines[place].depth or lines[place].mark == "quote" or lines[place].is_blank):
        place += 1
        if not lines[place - 1].is_blank:
            end = place
    return max(end, start + 1)


def answered_between(lines: list[Line], thread: Thread) -> Thread | None:
    """A header block below which the answered mail bears marks of quoting, and own words stand between them."""
    depth = lines[thread.start].depth
    after = _next_text(lines, thread.inside)
    if after >= len(lines) or lines[after].depth <= depth:
        return None
    end = end_of_quote(lines, after)
    if not any(line.text.strip() and line.depth == depth and line.mark != "quote" for line in lines[end:]):
        return None
    return replace(thread, inside=after, end=end, kind="attribution", is_exact=True)


def with_own_words_told_apart(lines: list[Line]) -> list[Line]:
    """``lines`` where those that were written between two quotes, inside the box around both, are nobody else's.

    Gmail puts one box around the attribution and all that it quotes, each piece of which is a quote again.
    """
    found, place = list(lines), 0
    while place < len(found):
        if not _is_boxed(found[place]):
            place += 1
            continue
        attribution, is_quoted = "", False
        while place < len(found) and (found[place].mark == "quote" or found[place].is_blank):
            line = found[place]
            if line.depth:
                is_quoted = is_quoted or ends_like_attribution(attribution)
            elif is_quoted and not line.is_blank:
                found[place] = replace(line, mark="")
            elif line.text.strip():
                attribution = line.text
            place += 1
    return found


def _is_boxed(line):
    return line.mark == "quote" and not line.depth and bool(line.text.strip())


def _marked(lines, place):
    text = lines[place].text
    is_forward = is_forward_marker(text)
    if not is_forward and not is_original_marker(text):
        return None
    kind = "forward" if is_forward else "header"
    if block := _block(lines, place + 1, least=2):
        inside = _next_text(lines, block.inside)
        # Zoho marks the end of the headers, too.
        is_twice = inside < len(lines) and lines[inside].text.strip() == text.strip()
        return Thread(
            place, inside + 1 if is_twice else block.inside, len(lines), kind, block.name, block.address, block.subject
        )
    after = _next_text(lines, place + 1)
    for count in range(1, _MOST_LINES + 1):
        if is_attribution(_joined(lines, after, after + count)):
            name, address = person_in(_joined(lines, after, after + count))
            return Thread(place, after + count, len(lines), kind, name, address)
    name, address = person(text.partition("from")[2]) if "@" in text else ("", "")
    return Thread(place, place + 1, len(lines), kind, name, address) if address else None


def _headed(lines, place):
    if not header_line(lines[place].text):
        return None
    block = _block(lines, place, least=3)
    # A note within a story has From and To, too; what a program writes says when, or names an address.
    if not (block and (block.address or block.is_dated)):
        return None
    start = place
    above = next((at for at in range(place - 1, max(-1, place - 3), -1) if not lines[at].is_blank), None)
    if above is not None and len(text := lines[above].text.strip()) > 2 and set(text) <= _RULE:
        start = above
    return Thread(start, block.inside, len(lines), "header", block.name, block.address, block.subject)


@dataclass(frozen=True)
class _Block:
    inside: int
    name: str
    address: str
    subject: str
    is_dated: bool


def _block(lines, place, *, least):
    """The header block that begins within a few lines of ``place``, with ``least`` different lines at least."""
    at = _next_text(lines, place)
    if at >= len(lines) or at - place > 3:
        return None
    depth = lines[at].depth
    values: dict[str, str] = {}
    kinds, inside, last = 0, at, ""
    while at < min(len(lines), place + _LONGEST_BLOCK) and at - inside < 6:
        line = lines[at]
        found = header_line(line.text) if line.depth == depth else None
        if found and not (found[0] in values and found[0] != "other" and values[found[0]]):
            last = found[0]
            values[last] = found[1]
            inside = at + 1
        elif line.text.strip() and last and not values[last]:
            # The value stands in the next line, or in the next cell.
            values[last] = line.text.strip()
            inside = at + 1
        elif last in ("to", "cc") and "@" in line.text and len(line.text.split()) < 8 and not lines[at - 1].is_blank:
            # The last of many recipients.
            inside = at + 1
        elif line.text.strip() and not (last and _goes_on(lines, at, depth)):
            break
        at += 1
    kinds = len(set(values) - {"other"})
    if kinds < least or "from" not in values or not {"date", "subject", "to"} & values.keys():
        return None
    name, address = person(values["from"].replace("*", ""))
    return _Block(inside, name, address, values.get("subject", ""), "date" in values)


def _goes_on(lines, at, depth):
    """Whether a line without a label is the rest of a long one: labels follow."""
    following = [line for line in lines[at + 1 : at + 4] if line.depth == depth]
    return bool(following) and any(header_line(line.text) for line in following) and not lines[at - 1].is_blank


def _attributed(lines, place, least, loosely):
    """An attribution whose last line is ``place``."""
    if not ends_like_attribution(lines[place].text):
        return None
    found = None
    for count in range(1, _MOST_LINES + 1):
        start = place + 1 - count
        if start < least or lines[start].is_blank or lines[start].depth != lines[place].depth:
            break
        if count > 1 and lines[start].text.rstrip().endswith(_SENTENCE_ENDS):
            break
        joined = _joined(lines, start, place + 1)
        if not is_attribution(joined, loosely=loosely):
            continue
        if is_whole_attribution(joined):
            found = start, joined
            break
        if found is None or (is_full_attribution(joined) and not is_full_attribution(found[1])):
            found = start, joined
    if not found:
        return None
    start, joined = found
    after = _next_text(lines, place + 1)
    is_quoted = after < len(lines) and (lines[after].depth > lines[place].depth or lines[after].mark == "quote")
    name, address = person_in(joined)
    is_exact = is_attribution(joined, strictly=True)
    if is_quoted:
        return Thread(start, after, end_of_quote(lines, after), "attribution", name, address, is_exact=is_exact)
    if is_exact or (loosely and is_attribution(joined)):
        return Thread(start, place + 1, len(lines), "unquoted", name, address)
    return None


def person_in(text: str) -> tuple[str, str]:
    """Name and address in an attribution, as far as they can be told."""
    if "@" not in text:
        return "", ""
    name, address = person(text)
    name = name.rpartition(",")[2].strip(" \"'")
    name = name.rpartition("пользователь")[2].strip(" \"'") if "пользователь" in name else name
    return ("" if any(char.isdigit() for char in name) else name), address


def without_end_mark(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """``lines`` up to the mark at which a forwarded letter ends, and from it on."""
    for place, line in enumerate(lines):
        if line.text and is_end_of_forward(line.text):
            return lines[:place], lines[place:]
    return lines, []


def _next_text(lines, place):
    while place < len(lines) and not lines[place].text.strip():
        place += 1
    return place


def _joined(lines, start, end):
    return " ".join(line.text.strip() for line in lines[start:end]).strip()
