"""What stands around a page, and the pages for when there is none."""

from django.utils.translation import gettext_lazy as _

from foundation import moment
from home.style_page import pages
from home.style_page.specimen import Group, Specimen
from stories.pages.models.preview_link import PreviewLink


def frames() -> Group:
    """Masthead, foot, the notice over a preview, the pages for what is not there."""
    until = moment.now() + 2 * pages.DAY
    return Group(
        "frame",
        _("Around the page"),
        [
            Specimen(
                _("Masthead, while a week runs"),
                "components/masthead.html",
                _("First on every page; base.html brings it."),
                {"frame": pages.frame()},
                (),
            ),
            Specimen(
                _("Masthead, before the first week"),
                "components/masthead.html",
                _("There is no week to lead to yet."),
                {"frame": pages.frame(with_week=False)},
                (),
            ),
            Specimen(
                _("Preview notice, for somebody"),
                "components/preview_notice.html",
                _("Above a story that is not out, for whoever has the link."),
                {"preview": PreviewLink(for_whom="Nora", expires_at=until)},
                (),
            ),
            Specimen(
                _("Preview notice, for anybody"),
                "components/preview_notice.html",
                _("The link was made without a name."),
                {"preview": PreviewLink(expires_at=until)},
                (),
            ),
            Specimen(
                _("Foot"),
                "components/foot.html",
                _("Last on every page; base.html brings it."),
                {"frame": pages.frame()},
                (),
            ),
            Specimen(
                _("Nothing here, taken back, broken"),
                "home/style_page/broken.html",
                _("Whole pages; they open as a reader would meet them."),
            ),
        ],
    )
