"""Keep an XLSX file as a CSV of the same rows: to unpack it in each turn of the worker would cost most of the time."""

import csv
import io
from tempfile import TemporaryFile

from django.core.files import File
from django.core.files.storage import Storage

from home.mailing_list.importing.tables import rows_of

#: By this a CSV is known for one of commas, whatever stands in its cells (`lines.py`).
_FIRST_LINE = "sep=,\r\n"


def flatten(file, storage: Storage, name: str) -> tuple[str, int]:
    """Write the rows of ``file`` to ``storage``, each under its number; returns as what, and the number of the last.

    ``name`` is the one wished for. Raises Unreadable, with nothing kept.
    """
    with TemporaryFile() as flat:
        # A mark of its own, so that no first sign of a cell is taken for one.
        text = io.TextIOWrapper(flat, "utf-8-sig", errors="replace", newline="")
        text.write(_FIRST_LINE)
        writer, number = csv.writer(text, quoting=csv.QUOTE_ALL), 0
        for row in rows_of(file):
            for _blank in range(number + 1, row.number):
                writer.writerow([])
            writer.writerow(row.cells)
            number = row.number
        text.flush()
        text.detach()
        return storage.save(name, File(flat)), number
