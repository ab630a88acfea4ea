"""The talk under a story for machines: schema.org's Comment, as the page itself shows it."""

from foundation.describing import written
from stories.responses.models import Response
from stories.responses.threads import Thread, told_in

#: How many responses are told, the latest; the count is of all.
LENGTH = 50


def talk_in_short(threads: list[Thread], address: str) -> dict:
    """What an Article says of its ``threads``: `commentCount` and the latest `comment`s, in the order of the page.

    Nothing where nobody answered. ``address`` is the story's, as it is canonical.
    """
    told = list(_told(threads))
    if not told:
        return {}
    latest = {response.pk for response in sorted(told, key=lambda response: response.pk)[-LENGTH:]}
    comments = [_comment(response, address) for response in told if response.pk in latest]
    return {"commentCount": told_in(threads), "comment": comments}


def _told(threads: list[Thread]):
    for thread in threads:
        if not thread.is_gap:
            yield thread.response
        yield from thread.answers


def _comment(response: Response, address: str) -> dict:
    place = f"{address}#{response.anchor}"
    comment = {
        "@type": "Comment",
        "@id": place,
        "url": place,
        "author": {"@type": "Person", "name": response.name},
        "dateCreated": written(response.written_at),
        "text": response.text,
    }
    if response.parent_id:
        comment["parentItem"] = {"@id": f"{address}#{Response(pk=response.parent_id).anchor}"}
    return comment
