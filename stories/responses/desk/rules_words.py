"""The rules for responses in sentences, as the desk says them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.responses.models import ResponseRules


def rules_in_words(rules: ResponseRules) -> Iterator[str]:
    """Who passes unread, and how long a story can be answered."""
    if rules.approvals:
        said = ngettext(
            "%d published response from a confirmed address, and later ones pass.",
            "%d published responses from a confirmed address, and later ones pass.",
            rules.approvals,
        )
        yield said % rules.approvals
        yield _("Under a story that shows a child every response is read first.")
    else:
        yield _("Every response is read first.")
    yield ngettext(
        "A story can be answered for %(days)d day, one that shows a child for %(child)d.",
        "A story can be answered for %(days)d days, one that shows a child for %(child)d.",
        rules.days_open,
    ) % {"days": rules.days_open, "child": rules.days_open_child}
