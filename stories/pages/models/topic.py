"""What stories are about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from stories.pages.forms.topic import TopicForm


class Topic(index.Indexed, models.Model):
    """One word or two that gather stories across series: "At night", "Coming back"."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)

    panels = ["name", "slug"]
    base_form_class = TopicForm
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self):
        return self.name
