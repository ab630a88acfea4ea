"""A few marks of a text, by which one like it is found among thousands."""

from django.db import models


class TextMark(models.Model):
    """One of the smallest hashes of a text's runs of words (Broder: a bottom-k sketch).

    Texts that are much alike share most of them, so that one query finds the few that are worth a closer
    look. Of a submission, or of a story that is told.
    """

    value = models.BigIntegerField(db_index=True)
    submission = models.ForeignKey(
        "submissions.Submission", null=True, blank=True, on_delete=models.CASCADE, related_name="marks"
    )
    story = models.ForeignKey("stories.StoryPage", null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    def __str__(self):
        return f"{self.value:x}"
