"""What a teller did through a private link, until an editor has seen it."""

from foundation import moment
from stories.submissions.models import Submission

#: What is said no more where the other was done since.
_UNDOES = {
    Submission.News.TAKEN_BACK: Submission.News.BROUGHT_BACK.value,
    Submission.News.BROUGHT_BACK: Submission.News.TAKEN_BACK.value,
}


def note_news(submission: Submission, news: Submission.News) -> None:
    """Let the editors find that the teller did something; part of the transaction that holds the row."""
    over = {news.value, _UNDOES.get(news)}
    submission.news = [*(one for one in submission.news if one not in over), news.value]
    submission.last_heard = moment.now()
    submission.save(update_fields=["news", "last_heard"])


def note_heard(submission: Submission) -> None:
    """Count how long it is kept from now on, since its teller has just done something about it; the same."""
    submission.last_heard = moment.now()
    submission.save(update_fields=["last_heard"])
