"""Fields that choose a row by its number, whatever number a hand-made address holds."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django_filters.fields import ModelChoiceField


class AnyNumberMixin:
    """A number that no database holds is an invalid choice: SQLite's driver raises OverflowError over it.

    Django guards its own integer fields against that, but not the link of a page to its parent table.
    """

    def to_python(self, value):
        """The page, or the sentence for a choice that is not there."""
        try:
            return super().to_python(value)
        except OverflowError as error:
            raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": value}) from error


class PageChoiceField(AnyNumberMixin, forms.ModelChoiceField):
    """A choice of one page, or of a row that belongs to one, in a form."""


class FilterField(AnyNumberMixin, ModelChoiceField):
    """The same in a filter."""


class PageChoiceFilter(django_filters.ModelChoiceFilter):
    """A filter by one page."""

    field_class = FilterField
