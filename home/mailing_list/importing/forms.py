"""The forms of an import: the file, and which of its columns holds what."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.mailing_list.importing.columns import HEADING, MONTH_FIRST
from home.mailing_list.importing.kinds import KINDS
from home.mailing_list.importing.rows import Row
from home.mailing_list.importing.table_field import TableField
from home.mailing_list.models import TableImport

#: What a column may hold, as an editor reads it.
FIELDS = {
    "code": gettext_lazy("The code"),
    "address": gettext_lazy("E-mail address"),
    "proof": gettext_lazy("How and when they agreed"),
    "confirmed_on": gettext_lazy("The day on which they agreed"),
    "name": gettext_lazy("Name"),
    "frequency": gettext_lazy("Which letters"),
}
LONGEST = 40


class SubscribersForm(forms.Form):
    """A file of subscribers."""

    table = TableField(
        label=gettext_lazy("The file"), help_text=gettext_lazy("CSV or Excel (.xlsx), up to 20 MB and 200,000 rows.")
    )


class ColumnsForm(forms.Form):
    """For each field a choice of columns, named by letter and by what stands in its first row."""

    heading = forms.BooleanField(
        label=gettext_lazy("The first row holds headings"),
        required=False,
        help_text=gettext_lazy("Without the tick it is taken like the others."),
    )

    def __init__(self, *args, brought: TableImport, rows: list[Row], **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = KINDS[brought.kind]
        width = max((len(row.cells) for row in rows), default=0)
        columns = [(number, _name_of(number, rows)) for number in range(width)]
        self.initial = {**brought.columns, **self.initial}
        for field in sorted(self.kind.fields, key=list(FIELDS).index):
            is_needed = field in self.kind.needed
            self.fields[field] = forms.TypedChoiceField(
                label=FIELDS[field],
                coerce=int,
                empty_value=None,
                choices=[("", _("Choose a column") if is_needed else _("No column")), *columns],
                required=is_needed,
                error_messages={"required": _("Say in which column it stands.")},
            )
        self.rows_before = max(1, brought.columns.get(HEADING, 0))
        if self.rows_before > 1:
            self.fields[HEADING].label = _("The first %d rows hold a title and headings") % self.rows_before
        if "confirmed_on" in self.kind.fields:
            self.fields[MONTH_FIRST] = forms.TypedChoiceField(
                label=_("In dates such as 3/4/2024, which comes first?"),
                coerce=int,
                empty_value=None,
                required=False,
                choices=[("", _("There are none")), (0, _("The day")), (1, _("The month"))],
                help_text=_("Those that can be read one way only, such as 2024-04-03 or 3/31/2024, need no answer."),
            )
        self.order_fields([*FIELDS, MONTH_FIRST, HEADING])

    def clean(self):
        """No column is two things."""
        cleaned = super().clean()
        chosen = [cleaned[field] for field in self.kind.fields if cleaned.get(field) is not None]
        if len(chosen) != len(set(chosen)):
            raise forms.ValidationError(_("One column is chosen for two things. Choose another for one of them."))
        return cleaned

    @property
    def columns(self) -> dict[str, int]:
        """What was chosen, as it is kept."""
        chosen = {field: self.cleaned_data[field] for field in (*self.kind.fields, MONTH_FIRST) if field in self.fields}
        return {
            HEADING: self.rows_before if self.cleaned_data[HEADING] else 0,
            **{field: number for field, number in chosen.items() if number is not None},
        }


def _name_of(number: int, rows: list[Row]) -> str:
    letter = (
        chr(ord("A") + number) if number < 26 else f"{chr(ord('A') + number // 26 - 1)}{chr(ord('A') + number % 26)}"
    )
    first = next((row.cells[number] for row in rows if number < len(row.cells) and row.cells[number]), "")
    first = first if len(first) <= LONGEST else f"{first[:LONGEST]}…"
    return f"{letter}: {first}" if first else letter
