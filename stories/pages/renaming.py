"""A teller asks for another name, or for none: the old one goes from wherever we wrote it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision

from foundation.refusing import Refused
from foundation.slugs import first_free
from stories.pages import leaving
from stories.pages.holding import hold
from stories.pages.models import GoneAddress, StoryPage
from stories.pages.models.gone import address_of
from stories.pages.signals import renamed

#: Where a name is written beside the words: titles of every kind, and the line for the day before.
WRITTEN_IN = ("title", "draft_title", "seo_title", "search_description", "teaser")


@transaction.atomic
def rename(story: StoryPage, printed_name: str, *, user=None) -> StoryPage:
    """Print ``printed_name`` in place of the name ``story`` is told under; returns the story as it stands then.

    Name, titles and address change at once: on the page if it is out, in a newer draft, in what is
    promised (whose moment stays) and in every older version, since a comparison shows those. The
    history loses the old name as well. The old address and every former one answer 410 and lead
    nowhere: a redirect would tell both names.

    Not touched: the words of the story and its captions (see `mentions`), the teller's own name and
    address, which are never public, and addresses that somebody wrote by hand into another page.

    Raises Refused for an empty, too long or unchanged name, and Wagtail's PublishPagePermissionError
    when ``user`` may not publish.
    """
    story = hold(story)
    if user is not None and not story.permissions_for_user(user).can_publish():
        raise PublishPagePermissionError(_("Only somebody who may publish can change the name of a story."))
    printed_name = " ".join(printed_name.split())
    revisions = list(story.revisions.all())
    names = {story.printed_name, *(one.content.get("printed_name") or "" for one in revisions)} - {""}
    _refuse(printed_name, names)
    address = address_of(story)
    change = _Change(old_names(names), printed_name, f"{story.get_parent().title}: ", *_address(story, printed_name))

    for revision in revisions:
        content = change.of(revision.content)
        # Past Revision.save, which would think that somebody saved a version.
        Revision.objects.filter(pk=revision.pk).update(content=content, object_str=change.words(revision.object_str))
    _write_row(story, change)
    _write_history(story, change)
    story = StoryPage.objects.get(pk=story.pk)
    log(story, "stories.rename", user=user)
    left = leaving.leave(story, [address] if address != address_of(story) else [], GoneAddress.Reason.RENAMED)
    _go_out_again(story, user)
    leaving.renew_without(story, left)
    renamed.send(StoryPage, story=story, user=user)
    return StoryPage.objects.get(pk=story.pk)


@dataclass(frozen=True)
class Mention:
    """How often a name stands in a story."""

    name: str
    in_words: int
    in_captions: int


def mentions(story: StoryPage, name: str) -> list[Mention]:
    """Where ``name`` and the first word of it stand in what is told, where they do: nobody changes that by itself."""
    words = " ".join(_texts(story))
    captions = " ".join(part for picture in story.pictures for part in _about(picture))
    found = []
    for one in dict.fromkeys([name, name.split()[0]] if name.split() else []):
        pattern = old_names([one])
        mention = Mention(one, len(pattern.findall(words)), len(pattern.findall(captions)))
        if mention.in_words or mention.in_captions:
            found.append(mention)
    return found


def old_names(names: Iterable[str]) -> re.Pattern:
    """What finds any of ``names`` as whole words, the longest first."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class _Change:
    """From the old names to the new one."""

    old: re.Pattern
    name: str
    series: str
    slug: str
    url_path: str

    def words(self, text: str) -> str:
        """``text`` with the new name; the series' own, with which a usual title begins, stays as it is."""
        kept = self.series if text.startswith(self.series) else ""
        return kept + self.old.sub(lambda _found: self.name, text.removeprefix(kept))

    def of(self, content: dict) -> dict:
        """The content of a version, with the new name, titles and address."""
        return {
            **content,
            **{key: self.words(content[key]) for key in WRITTEN_IN if content.get(key)},
            "printed_name": self.name,
            "slug": self.slug,
            "url_path": self.url_path,
        }

    def anywhere(self, data):
        """What a history entry keeps, with the new name wherever a text stands."""
        if isinstance(data, str):
            return self.words(data)
        if isinstance(data, list):
            return [self.anywhere(one) for one in data]
        if isinstance(data, dict):
            return {key: self.anywhere(value) for key, value in data.items()}
        return data


def _refuse(printed_name, names):
    longest = StoryPage._meta.get_field("printed_name").max_length
    if not printed_name:
        raise Refused(_("Write the name to print. “Anonymous” is fine."))
    if len(printed_name) > longest:
        raise Refused(_("The name is too long: %d signs at most. Nothing was changed.") % longest)
    if names == {printed_name}:
        raise Refused(_("The story is told by %s already. Nothing was changed.") % printed_name)


def _address(story, printed_name) -> tuple[str, str]:
    """Slug and path for the new name. A name in a script that addresses do not hold gives “story”."""
    parent = story.get_parent()
    taken = set(parent.get_children().exclude(pk=story.pk).values_list("slug", flat=True))
    slug = first_free(slugify(printed_name) or "story", taken)
    return slug, f"{parent.url_path}{slug}/"


def _write_row(story, change):
    """Into the page's row, past Page.save: it would have a redirect made from the old address to the new."""
    row = {key: change.words(getattr(story, key)) for key in WRITTEN_IN}
    StoryPage.objects.filter(pk=story.pk).update(
        **row, printed_name=change.name, slug=change.slug, url_path=change.url_path
    )


def _write_history(story, change):
    """Into what the history says of the story."""
    for entry in PageLogEntry.objects.filter(page=story.pk):
        told = {"label": change.words(entry.label), "data": change.anywhere(entry.data)}
        PageLogEntry.objects.filter(pk=entry.pk).update(**told)


def _go_out_again(story, user):
    """Publish the version that is out, under its new name; a newer draft stays the latest and stays a draft."""
    if not (story.live and story.live_revision):
        story.save(clean=False)
        return
    promised = list(story.revisions.filter(approved_go_live_at__isnull=False).values_list("pk", "approved_go_live_at"))
    story.live_revision.publish(user=user, changed=False)
    # Publishing clears every promise; that of a later version stands.
    for pk, at in promised:
        Revision.objects.filter(pk=pk).update(approved_go_live_at=at)


def _texts(story) -> list[str]:
    """Everything a reader reads that is neither title nor caption."""
    return [story.words, story.place, *(part for block in story.body for part in _said(block))]


def _said(block) -> list[str]:
    """The words of a block that `words` leaves out."""
    if block.block_type == "text" or block.block_type == "heading":
        return []
    return [str(part) for part in block.block.get_searchable_content(block.value)]


def _about(picture) -> list[str]:
    """What is written under a picture and instead of it."""
    return [picture.caption, getattr(picture, "contextual_alt_text", None) or picture.description, picture.credit]
