"""What would be published of a picture file."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from foundation.cleaning import Refused
from foundation.cleaning import clean_picture as clean


class Command(BaseCommand):
    """Judge picture files as uploads and mail attachments are judged; the database is not touched."""

    help = "Says of each file whether it is taken as a picture, and writes what would be published of it."
    requires_system_checks = []

    def add_arguments(self, parser):
        """FILE… [--out DIR] [--json]."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--out", type=Path, metavar="DIR", help="Write what would be published into this folder.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object a line.")

    def handle(self, *, files, out, **options):
        """Judge each file by itself: one that is refused stops nothing."""
        if out:
            try:
                out.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise CommandError(_("%(out)s cannot be made a folder: %(error)s.") % _why(out, error)) from error
        for file in files:
            judged = self._judge(file, out)
            self.stdout.write(json.dumps(judged) if options["json"] else _sentence(judged))

    def _judge(self, file, out):
        judged = {"file": file, "action": "refuse", "reason": None, "published": None, "width": None, "height": None}
        try:
            with open(file, "rb") as given:
                cleaned = clean(given)
        except Refused as refused:
            return {**judged, "reason": str(refused)}
        except (OSError, ValueError) as error:
            reason = _("This file cannot be read (%(error)s). Please check its name and who may read it.")
            return {**judged, "reason": reason % {"error": _plain(error)}}
        published = str(_write(cleaned, out, Path(file).stem)) if out else None
        return {**judged, "action": "accept", "published": published, "width": cleaned.width, "height": cleaned.height}


def _write(cleaned, out, stem):
    number, name = 1, f"{stem}.{cleaned.extension}"
    while True:
        try:
            with open(out / name, "xb") as published:
                published.write(cleaned.content.read())
            return out / name
        except FileExistsError:
            number += 1
            name = f"{stem}-{number}.{cleaned.extension}"
        except OSError as error:
            raise CommandError(_("%(out)s cannot be written to: %(error)s.") % _why(out, error)) from error


def _sentence(judged):
    if judged["action"] == "refuse":
        sentence = f"{judged['file']}: {judged['reason']}"
    elif judged["published"]:
        sentence = _("%(file)s: taken, %(width)d by %(height)d pixels, written to %(published)s.") % judged
    else:
        sentence = _("%(file)s: taken, %(width)d by %(height)d pixels.") % judged
    # The name of a file on disk need not be text.
    return sentence.encode(errors="replace").decode()


def _why(out, error):
    return {"out": out, "error": _plain(error)}


def _plain(error):
    return getattr(error, "strerror", None) or str(error)
