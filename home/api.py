"""What machines may read: /api/v2/pages/, Wagtail's API v2 over the pages that any passer-by may open.

Read-only, without login and cookie, JSON alone. No endpoint for pictures or documents: it would show
the whole library. Any site's script may read it (CORS): it holds nothing that is not on the pages.
"""

import unicodedata

from django.core.exceptions import ValidationError
from django.db.models import DateField, Model, QuerySet
from django.db.models.fields import AutoField, BooleanField, CharField, IntegerField
from django.http import Http404
from django.urls import re_path
from django.utils.translation import gettext as _
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from wagtail.api import APIField
from wagtail.api.v2.filters import AncestorOfFilter, ChildOfFilter, DescendantOfFilter, FieldsFilter, OrderingFilter
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page

from foundation.models.site_page import SitePageQuerySet
from foundation.typed import cleaned
from foundation.unchanged import FRESH
from stories.pages.models import StoryPage
from stories.schedule.models import ThemedWeekPage
from stories.schedule.representing import StoriesOfWeek, WeekOfStory

#: A list of fields that is longer asks for none of ours; Wagtail's reader of it recurses at each bracket.
LONGEST_FIELDS = 300
#: Digits of the highest number that a database counts rows with.
MOST_DIGITS = 18
#: Kinds of database fields that may be filtered and ordered by; the rest are no plain values.
PLAIN = (AutoField, BooleanField, CharField, DateField, IntegerField)


class OnlyJSON(BaseContentNegotiation):
    """Whatever is asked for, JSON is given: an answer that differs by `Accept` is two in a cache."""

    def select_parser(self, request, parsers):
        """Nothing is ever sent to us."""
        return None

    def select_renderer(self, request, renderers, format_suffix=None):
        """The only one."""
        return renderers[0], renderers[0].media_type


class Paging(WagtailPagination):
    """Wagtail's, except that beyond the end there is nothing: SQLite counts no row of a number of 30 digits."""

    def paginate_queryset(self, queryset, request, view=None):
        """The part asked for by `limit` and `offset`, read at once, so that fields may be gathered for all of it."""
        part = super().paginate_queryset(queryset, request, view)
        return list(part) if int(request.GET.get("offset", 0)) < self.total_count else []


class PlainFieldsFilter(FieldsFilter):
    """Wagtail's, except that a date which is none is the asker's mistake and no error of ours."""

    def filter_queryset(self, request, queryset, view):
        """Raise BadRequestError for a value that the field cannot have."""
        try:
            return super().filter_queryset(request, queryset, view)
        except ValidationError as error:
            raise BadRequestError(" ".join(error.messages)) from error


class PublicSearch:
    """`search=` among what is public. Never ordered by relevance: on SQLite that costs the square of the hits."""

    OPERATORS = ("and", "or")

    def filter_queryset(self, request, queryset, view):
        """The pages of ``queryset`` that hold the words, the newest first unless an order is asked for."""
        operator = request.GET.get("search_operator")
        if operator is not None and operator not in self.OPERATORS:
            raise BadRequestError(_("search_operator is “and” or “or”."))
        if "search" not in request.GET:
            return queryset
        query = cleaned(request.GET["search"])
        if not query:
            raise BadRequestError(_("There is nothing to search for. Give a word or a name."))
        indexed = queryset.model.objects.live()
        hits = indexed.search(query, operator=operator, order_by_relevance=False).get_queryset()
        # Read through a subquery: the search backend itself knows no "and its parent is out".
        found = queryset.filter(pk__in=hits.order_by().values("pk"))
        return found if "order" in request.GET else found.order_by("-first_published_at", "-pk")


class PagesEndpoint(PagesAPIViewSet):
    """Pages: a list, a detail, and `find/` by id or html_path. Only published content, never a draft."""

    authentication_classes = ()
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = OnlyJSON
    http_method_names = ("get", "head")
    pagination_class = Paging
    filter_backends = (
        PlainFieldsFilter,
        ChildOfFilter,
        AncestorOfFilter,
        DescendantOfFilter,
        OrderingFilter,
        PublicSearch,
    )
    known_query_parameters = frozenset(
        {
            *("limit", "offset", "fields", "order", "search", "search_operator", "_"),
            *("type", "child_of", "ancestor_of", "descendant_of"),
        }
    )
    meta_fields = [
        *("type", "detail_url", "html_url", "slug", "seo_title", "search_description"),
        *("first_published_at", "last_published_at", "parent"),
    ]
    #: In a detail only, so that a list costs the same number of queries however long it is.
    detail_only_fields = ["parent", "body", "stories"]
    #: What other parts add to the pages: a story knows nothing of weeks.
    added_fields: dict[type[Model], APIField] = {
        StoryPage: APIField("week", serializer=WeekOfStory()),
        ThemedWeekPage: APIField("stories", serializer=StoriesOfWeek()),
    }

    def initial(self, request, *args, **kwargs):
        """Refuse what no database and no reader of ours should be bothered with."""
        super().initial(request, *args, **kwargs)
        for name, value in request.GET.items():
            if name != "search" and any(unicodedata.category(sign) in ("Cc", "Cs") for sign in name + value):
                raise BadRequestError(_("An address of this API holds no control characters."))
        if len(request.GET.get("fields", "")) > LONGEST_FIELDS:
            raise BadRequestError(_("fields is too long: %d signs at most.") % LONGEST_FIELDS)
        for name in ("id", "child_of", "ancestor_of", "descendant_of", "limit", "offset"):
            if len(request.GET.get(name, "")) > MOST_DIGITS:
                raise BadRequestError(_("%s is too long for a number.") % name)

    def get_base_queryset(self) -> QuerySet:
        """What any passer-by may open, whoever asks: the tree's own root is no page."""
        return SitePageQuerySet(Page).readable().filter(depth__gt=1).order_by("path")

    def get_queryset(self):
        """With what a list needs to be read in a fixed number of queries."""
        queryset = super().get_queryset()
        if queryset.model is StoryPage:
            return queryset.with_covers().prefetch_related("topics")
        if queryset.model is ThemedWeekPage:
            return queryset.select_related("cover").prefetch_related("cover__renditions")
        return queryset

    def detail_view(self, request, pk):
        """One page; a parameter that it does not know is refused here too."""
        self.check_query_parameters(self.get_queryset())
        return super().detail_view(request, pk)

    def find_object(self, queryset, request):
        """By `html_path` or `id`; a number that is none finds nothing."""
        if "id" in request.GET and not request.GET["id"].isdecimal():
            raise BadRequestError(_("id is a whole number."))
        return super().find_object(queryset, request)

    @classmethod
    def get_body_fields(cls, model):
        """Those that the model names, and those that other parts add."""
        added = [field for kind, field in cls.added_fields.items() if issubclass(model, kind)]
        return [*super().get_body_fields(model), *added]

    @classmethod
    def get_detail_default_fields(cls, model):
        """All there are."""
        return cls.get_available_fields(model)

    @classmethod
    def get_available_fields(cls, model, db_fields_only=False):
        """For filters and orders only plain values."""
        fields = super().get_available_fields(model, db_fields_only)
        if not db_fields_only:
            return fields
        return [name for name in fields if isinstance(model._meta.get_field(name), PLAIN)]

    def handle_exception(self, exc):
        """Every refusal is JSON with one sentence."""
        if isinstance(exc, Http404):
            exc = Http404(_("There is no such page, or it is not out."))
        response = super().handle_exception(exc)
        if "detail" in (response.data or {}):
            response.data = {"message": str(response.data["detail"])}
        return response

    def finalize_response(self, request, response, *args, **kwargs):
        """Say how long an answer may be kept, and that any site may read it.

        What is missing is never kept: a story of tomorrow is missing today.
        """
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = f"public, max-age={FRESH}" if response.status_code == 200 else "no-store"
        response["Access-Control-Allow-Origin"] = "*"
        return response


class NoSuchEndpoint(PagesEndpoint):
    """Every other address under /api/v2/."""

    def nothing(self, request, *args, **kwargs):
        """Not found, as JSON."""
        raise Http404


router = WagtailAPIRouter("api")
router.register_endpoint("pages", PagesEndpoint)

pages, app_name, _namespace = router.urls
urlpatterns = [*pages, re_path("", NoSuchEndpoint.as_view({"get": "nothing"}))]
