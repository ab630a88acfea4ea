"""What axe finds in a page: by the rules of WCAG 2.2 AA (https://www.w3.org/TR/WCAG22/)."""

from axe_playwright_python.sync_playwright import Axe

#: A phone by night and a desk by day: each width and each scheme once.
LOOKS = [(390, "dark"), (1280, "light")]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def wrongs(page, *, within=None, also=("best-practice",)):
    """Each broken rule with the elements that break it; none is an empty list.

    ``within`` is what axe calls a context: a selector, or what to include and exclude. Of an editor's screen Wagtail's
    own frame is not ours to mend: there ``also`` is empty.
    """
    found = Axe().run(page, context=within, options={"runOnly": [*WCAG, *also]})
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found.response["violations"]]
