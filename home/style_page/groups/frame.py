"""What stands around a page, and the pages for when there is none."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation import moment
from home.style_page import pages
from home.style_page.specimen import Group, Specimen
from stories.pages.models.preview_link import PreviewLink


def frames() -> Group:
    """Masthead, foot, the notice over a preview, the pages for what is not there."""
    until = moment.now() + 2 * pages.DAY
    frame, new = {"frame": pages.frame()}, {"frame": pages.frame(with_week=False)}
    named, open_to_any = PreviewLink(for_whom="Nora", expires_at=until), PreviewLink(expires_at=until)
    shown: list[tuple[Any, ...]] = [
        (_("Masthead, while a week runs"), "masthead", _("First on every page; base.html brings it."), frame),
        (_("Masthead, before the first week"), "masthead", _("There is no week to lead to yet."), new),
        (
            _("Preview notice, for somebody"),
            "preview_notice",
            _("Above a story that is not out, for whoever has the link."),
            {"preview": named},
        ),
        (
            _("Preview notice, for anybody"),
            "preview_notice",
            _("The link was made without a name."),
            {"preview": open_to_any},
        ),
        (_("Foot"), "foot", _("Last on every page; base.html brings it."), frame),
    ]
    broken = Specimen(
        _("Nothing here, taken back, broken"),
        "home/style_page/broken.html",
        _("Whole pages; they open as a reader would meet them."),
    )
    specimens = [Specimen(name, f"components/{file}.html", use, given, ()) for name, file, use, given in shown]
    return Group("frame", _("Around the page"), [*specimens, broken])
