"""Pages for tests, made as editors make them: a draft, then a published revision."""

import datetime
from contextlib import contextmanager, nullcontext

import factory
import wagtail_factories
from django.db.models.signals import post_save
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import HomePage, PlainPage
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import ThemedWeekPage
from stories.tellers.consenting import consent
from stories.tellers.models import Consent
from tests.factories.tellers import TellerFactory


@contextmanager
def unindexed(model):
    """Inside this block neither search nor references learn of what is saved of ``model``."""
    post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        post_save.connect(post_save_signal_handler, sender=model)


class PageFactory(wagtail_factories.PageFactory):
    """Published unless told otherwise."""

    class Meta:
        abstract = True

    slug = None

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        live = kwargs.pop("live", True)
        # Of a page that is published at once the indexes are written once, with what is out.
        with unindexed(model_class) if live else nullcontext():
            page = super()._create(model_class, *args, live=False, **kwargs)
            cls.before_revision(page)
            page.save_revision(clean=False)
        if live:
            page.latest_revision.publish()
        page.refresh_from_db()
        return page

    @classmethod
    def before_revision(cls, page):
        """What a page needs before it may be published."""


class HomeFactory(PageFactory):
    class Meta:
        model = HomePage


class PlainPageFactory(PageFactory):
    class Meta:
        model = PlainPage

    title = factory.Sequence(lambda n: f"Plain page {n}")


class SeriesFactory(PageFactory):
    class Meta:
        model = SeriesIndexPage

    title = factory.Sequence(lambda n: f"My Most Important Mile {n}" if n else "My Most Important Mile")
    question = "Which mile would you not give back?"
    call = "<p>Tell us in about 300 words.</p>"


class StoryFactory(PageFactory):
    class Meta:
        model = StoryPage

    title = ""
    printed_name = factory.Sequence(lambda n: f"Lisa Anderson {n}" if n else "Lisa Anderson")
    told_by = factory.SubFactory(TellerFactory)
    body = [("text", "<p>I did not stretch. I went down Cooper Street in my coat.</p>")]
    consented = True

    @classmethod
    def _create(cls, model_class, *args, consented=True, **kwargs):
        cls._consented = consented
        return super()._create(model_class, *args, **kwargs)

    @classmethod
    def before_revision(cls, page):
        if cls._consented:
            consent(page.told_by, page.story_key, door=Consent.Door.FORM, site=True, edits=True)


class DraftFactory(StoryFactory):
    """A story that is not out."""

    class Meta:
        model = StoryPage

    live = False


class WeekFactory(PageFactory):
    class Meta:
        model = ThemedWeekPage

    title = factory.Sequence(lambda n: f"Before the Street Is Up {n}" if n else "Before the Street Is Up")
    first_day = factory.LazyFunction(lambda: datetime.date.today() + datetime.timedelta(days=3))
    intro = "<p>The mile they ran while everyone was asleep.</p>"
