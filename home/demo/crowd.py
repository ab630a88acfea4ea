"""Many more stories, in bulk and past the acts: for seeing how the site carries thousands."""

import random
from collections.abc import Callable
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils.html import format_html_join
from django.utils.text import slugify
from wagtail.models import Locale, Page, Revision
from wagtail.search.backends import get_search_backend

from foundation import moment
from home.demo.reading import read_stories
from stories.pages.models import SeriesIndexPage, StoryPage
from stories.schedule.models import WentLive
from stories.tellers.consenting import WORDING
from stories.tellers.models import Consent, Teller

#: Rows a transaction: small enough to let the clock in between (design §4).
CHUNK = 200
GIVEN = ("Ada", "Ben", "Cleo", "Dov", "Elif", "Femi", "Greta", "Hamza", "Ines", "Jonas", "Kaya", "Lev", "Mina", "Noor")
FAMILY = ("Abel", "Brook", "Castro", "Dunn", "Engel", "Fox", "Gray", "Haddad", "Ito", "Jansen", "Koch", "Lund", "Mora")


def add_crowd(series: SeriesIndexPage, count: int, chance: int, progress: Callable[[int, int], None]) -> None:
    """Add ``count`` live stories to ``series``, one an hour into the past, each with teller, consent and revision.

    ``progress`` is called with how many are done and how many there will be. The same ``chance``
    writes the same stories.
    """
    rng = random.Random(chance)
    paragraphs = [words for story in read_stories() for words in story.paragraphs]
    backend, done = get_search_backend(), 0
    while done < count:
        size = min(CHUNK, count - done)
        with transaction.atomic():
            stories = _add_chunk(series, rng, paragraphs, done, size)
        with transaction.atomic():
            backend.add_bulk(StoryPage, stories)
        done += size
        progress(done, count)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _add_chunk(series, rng, paragraphs, done, size) -> list[StoryPage]:
    """One chunk of stories with everything that belongs to them."""
    parent = Page.objects.select_for_update().get(pk=series.pk)
    stories = [_story(parent, rng, paragraphs, done + number, parent.numchild + number + 1) for number in range(size)]
    tellers = Teller.objects.bulk_create(Teller(name=story.printed_name) for story in stories)
    for story, teller in zip(stories, tellers, strict=True):
        story.told_by = teller
    _insert(stories)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + size)
    Consent.objects.bulk_create(
        Consent(
            teller=story.told_by,
            story_key=story.story_key,
            site=True,
            edits=True,
            wording=WORDING,
            door=Consent.Door.PUBLISHED_BEFORE,
        )
        for story in stories
    )
    WentLive.objects.bulk_create(WentLive(story=story, at=story.first_published_at) for story in stories)
    _give_revisions(stories)
    return stories


def _story(parent, rng, paragraphs, number, place) -> StoryPage:
    """A story in memory, with its place in the tree."""
    name = f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
    at = moment.now().replace(microsecond=0) - timedelta(days=30, hours=number)
    slug = f"{slugify(name)}-n{number}"
    told = rng.sample(paragraphs, k=rng.randint(3, 5))
    title = f"{parent.title}: {name}"
    return StoryPage(
        title=title,
        draft_title=title,
        slug=slug,
        url_path=f"{parent.url_path}{slug}/",
        path=Page._get_path(parent.path, parent.depth + 1, place),
        depth=parent.depth + 1,
        numchild=0,
        content_type=ContentType.objects.get_for_model(StoryPage),
        locale=Locale.get_default(),
        live=True,
        first_published_at=at,
        last_published_at=at,
        latest_revision_created_at=at,
        printed_name=name,
        body=[("text", format_html_join("", "<p>{}</p>", ((words,) for words in told)))],
    )


def _insert(stories: list[StoryPage]) -> None:
    """Insert both tables' rows: Django makes no child rows in bulk."""
    pages = [
        Page(**{field.attname: getattr(story, field.attname) for field in Page._meta.concrete_fields})
        for story in stories
    ]
    for story, page in zip(stories, Page.objects.bulk_create(pages), strict=True):
        story.pk = story.page_ptr_id = story.id = page.pk
    fields = StoryPage._meta.local_concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(StoryPage._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 - names of our own model's columns
            [
                [field.get_db_prep_save(getattr(story, field.attname), connection) for field in fields]
                for story in stories
            ],
        )


def _give_revisions(stories: list[StoryPage]) -> None:
    """A live page without a live revision would go offline at its next scheduled update (tried)."""
    base, own = ContentType.objects.get_for_model(Page), ContentType.objects.get_for_model(StoryPage)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=own,
            base_content_type=base,
            object_id=str(story.pk),
            object_str=story.title,
            created_at=story.first_published_at,
            content=story.serializable_data(),
        )
        for story in stories
    )
    pages = []
    for story, revision in zip(stories, revisions, strict=True):
        pages.append(Page(pk=story.pk, latest_revision=revision, live_revision=revision))
    Page.objects.bulk_update(pages, ["latest_revision", "live_revision"])
