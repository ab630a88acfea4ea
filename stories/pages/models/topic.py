"""What stories are about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from stories.pages.forms.topic import TopicForm


class TopicQuerySet(models.QuerySet):
    """Reads on topics."""

    def told_in(self, stories):
        """Those of ``stories`` (a queryset), each with `told`, how many of them are about it."""
        among = models.Q(stories__in=stories.order_by().values("pk"))
        return self.filter(among).annotate(told=models.Count("stories", filter=among))


class Topic(index.Indexed, models.Model):
    """One word or two that gather stories across series: "At night", "Coming back"."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)

    objects = TopicQuerySet.as_manager()

    panels = ["name", "slug"]
    base_form_class = TopicForm
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self):
        return self.name
