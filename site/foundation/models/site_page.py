"""What every page of ours has in common."""

from datetime import date
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length, Substr
from django.http import Http404
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from foundation import moment
from foundation.slugs import RESERVED, first_free

#: Years that an editor may mean: a story may be old, and nobody promises beyond their grandchildren.
EARLIEST_YEAR, LATEST_YEARS = 1900, 100


@cache
def _open_to_anybody() -> tuple:
    """What holds, beside being live, for a page that any passer-by may open.

    Made once: every page of the site asks several times, and putting it together takes as long as the answer.
    """
    parent = Page.objects.filter(
        path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen),
    ).filter(models.Q(live=True) | models.Q(depth=1))
    # As Wagtail's `public()`, which asks the database once more each time.
    restricted = PageViewRestriction.objects.filter(
        page__path=Substr(OuterRef("path"), 1, Length("page__path")),
    )
    front = Page.objects.filter(path=Substr(OuterRef("path"), 1, 2 * Page.steplen), live=True)
    return ~Exists(restricted), Exists(parent), Exists(front)


class SitePageQuerySet(PageQuerySet):
    """Reads that every page type shares."""

    def readable(self):
        """Pages any passer-by may open: live, not private, and so are its parent and the front page.

        Wagtail serves a live child of a draft parent; our lists and addresses don't.
        """
        return self.live().filter(*_open_to_anybody())

    def delete(self, *args, **kwargs):
        """Delete them and what stands below, once: what goes is held first, as by every act on a page.

        Of two who delete one page at once the second would count its parent's children down again, and
        whoever decides about a story at that moment would wait for us as we for them.
        """
        with transaction.atomic():
            going = Q()
            for path in self.order_by().values_list("path", flat=True):
                going |= Q(path=path[: -Page.steplen]) | Q(path__startswith=path)
            if going:
                list(Page.objects.select_for_update().filter(going).order_by("path").values_list("pk"))
            return super().delete(*args, **kwargs)

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class SitePageForm(WagtailAdminPageForm):
    """The editor's form: a slug of ours is refused beside its field, a usual title need not be typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title", "slug"):
            if name in self.fields and self.instance.fills_in_title:
                self.fields[name].required = False
        if "slug" in self.fields:
            self.fields["slug"].error_messages["invalid"] = _(
                "An address holds letters, digits and hyphens, and no space, such as “at-dawn”."
            )

    def clean(self):
        """Fill in what can be known before Wagtail looks at title and slug."""
        cleaned = super().clean()
        if self.instance.fills_in_title and "title" in self.fields and not cleaned.get("title"):
            for name in self.instance.title_from:
                if name in cleaned:
                    setattr(self.instance, name, cleaned[name])
            cleaned["title"] = self.instance.usual_title(self.parent_page.specific)
            name = self.instance.title_from[0]
            if not cleaned["title"] and name not in self.errors:
                self.add_error(name, _("Please fill this in: the title is made from it."))
        if cleaned.get("slug") in RESERVED:
            self.add_error("slug", reserved_sentence(cleaned["slug"]))
        self._say_that_the_address_is_taken()
        self._refuse_unlikely_years()
        return cleaned

    def _say_that_the_address_is_taken(self):
        """Wagtail's own sentence speaks of slugs and parents, and names no way out."""
        slug = self["slug"].value() if "slug" in self.errors else None
        if not slug or not self.parent_page:
            return
        siblings = self.parent_page.get_children().exclude(pk=self.instance.pk)
        taken = set(siblings.values_list("slug", flat=True))
        if slug in taken:
            self.errors["slug"] = self.error_class([taken_sentence(slug, first_free(slug, taken))])

    def _refuse_unlikely_years(self):
        """A slip such as 0026 or 20266: no clock and no calendar can go there."""
        last = moment.today().year + LATEST_YEARS
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, date) and not EARLIEST_YEAR <= value.year <= last:
                self.add_error(name, _("%d is a strange year. Please look at the date once more.") % value.year)

    def save(self, commit=True):
        """A new page begins as a draft, also where “Publish” was pressed: publishing is the next step.

        Wagtail's create view adds it live before any hook may refuse, and what was typed would be lost.
        """
        if self.instance.pk is None:
            self.instance.live = False
        return super().save(commit=commit)


def taken_sentence(slug: str, free: str) -> str:
    """Why a slug that another page has is refused, and one that is free."""
    return _("Another page here has the address “%(slug)s” already. “%(free)s” is free.") % {"slug": slug, "free": free}


def reserved_sentence(slug: str) -> str:
    """Why a slug of ours is refused, and what to do."""
    return _("The address “%(slug)s” belongs to the site itself. Choose another, such as “%(slug)s-2”.") % {
        "slug": slug
    }


class SitePage(Page):
    """A page that is out only while its parent is, and whose address is never one of ours."""

    #: Whether an empty title is made from `title_from` by `usual_title`.
    fills_in_title = False
    title_from: tuple[str, ...] = ()

    base_form_class = SitePageForm
    objects = PageManager.from_queryset(SitePageQuerySet)()

    class Meta:
        abstract = True

    def usual_title(self, parent) -> str:
        """The title of a page whose editor gave none; empty where it cannot be known yet."""
        return self.title

    def usual_slug(self) -> str:
        """What the address is made from."""
        return slugify(self.title)

    def fill_in(self):
        """Give title and address where the editor left them empty."""
        parent = self.get_parent() if self.path else None
        if self.fills_in_title and not self.title and parent:
            self.title = self.usual_title(parent.specific)
        if not self.slug and parent and self.usual_slug():
            taken = set(parent.get_children().exclude(pk=self.pk).values_list("slug", flat=True))
            self.slug = first_free(self.usual_slug(), taken)

    def full_clean(self, *args, **kwargs):
        """Fill in before looking, as Wagtail does."""
        self.fill_in()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        """What holds for a draft too: title, a free address, and none of ours."""
        self.fill_in()
        self._refuse_reserved_slug()
        super().minimal_clean()

    def clean(self):
        """Refuse an address of ours (stock Wagtail accepts it, and the page cannot be reached)."""
        super().clean()
        self._refuse_reserved_slug()

    def _refuse_reserved_slug(self):
        if self.slug in RESERVED:
            raise ValidationError({"slug": reserved_sentence(self.slug)})

    def route(self, request, path_components):
        """Children of a page that is not out are not served (Wagtail serves them)."""
        if path_components and not self.live:
            raise Http404("The page above is not out.")
        return super().route(request, path_components)
