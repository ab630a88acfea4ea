"""A filter by what a row belongs to: Django's own asks for an app that the site does not have."""

from django.contrib import admin


class OneOf(admin.SimpleListFilter):
    """Rows that belong to one row of another model. A number of any such row may stand in the address."""

    #: The column that holds its number.
    column = ""

    def belongs_to(self):
        """Those to choose from, as a queryset."""
        raise NotImplementedError

    def lookups(self, request, model_admin):
        """Each by its name."""
        return [(str(row.pk), str(row)) for row in self.belongs_to()]

    def queryset(self, request, queryset):
        """Those that belong to it; what is no number of a row shows all."""
        asked = self.value() or ""
        if not (asked.isascii() and asked.isdecimal() and len(asked) < 18):
            return queryset
        return queryset.filter(**{self.column: int(asked)})
