"""Long lists, a page at a time; whatever number is asked for."""

from django.core.paginator import Page, Paginator

PER_PAGE = 20


def page_of(things, number: str | None, per_page: int = PER_PAGE) -> Page:
    """The page ``number`` of ``things``; a number that is none, or too high, gives the first or the last.

    A number may be anything a person can type into an address: Paginator reads "٣" as 3 and refuses
    "x", and neither is an error to a reader.
    """
    return Paginator(things, per_page).get_page((number or "1")[:9])
