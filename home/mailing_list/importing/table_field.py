"""The field into which a table is put, and what is said of one that is not taken."""

import logging
from collections.abc import Callable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.mailing_list.importing.rows import Unreadable
from home.mailing_list.models import TableImport

logger = logging.getLogger(__name__)


class TableField(forms.FileField):
    """A CSV or XLSX file. Its bytes decide; the name only helps to find it."""

    default_error_messages = {
        "required": gettext_lazy("Choose a file."),
        "empty": gettext_lazy("The file is empty. Nothing was taken in."),
    }
    widget = forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"})


def kept_or_refused(form: forms.Form, field: str, keep: Callable[[], TableImport]) -> TableImport | None:
    """What was brought, kept; or None, and ``form`` says at ``field`` why it was not."""
    try:
        return keep()
    except Unreadable as refused:
        form.add_error(field, _("%s Nothing was taken in.") % refused)
    except OSError:
        logger.exception("A table could not be kept")
        form.add_error(field, _("It could not be kept just now: the disk may be full. Nothing was taken in."))
    return None
