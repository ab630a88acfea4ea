"""What the forms on an editor's pages about one submission carry, and what those pages say."""

import re
from html import unescape

from django.urls import reverse

from stories.submissions.models import Submission


def page_of(submission, act="edit"):
    return reverse(f"sent_in:{act}", args=[submission.pk])


def text_of(answer):
    """What stands on the page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def again(submission):
    return Submission.objects.get(pk=submission.pk)


def in_view(submission):
    """What the forms of a page carry that is made now."""
    now = again(submission)
    return {"seen": now.decisions, "tray": now.state}


def accepting(submission, **typed):
    """The form on the page for accepting, as the browser sends it."""
    series = submission.series.pk if submission.series else ""
    return {
        **in_view(submission),
        "act": "accept",
        "series": series,
        "printed_name": "Grace A.",
        "words": "",
        "tell": "on",
        **typed,
    }


def declining(submission, words="Thank you, Grace.", **typed):
    return {**in_view(submission), "act": "decline", "words": words, **typed}
