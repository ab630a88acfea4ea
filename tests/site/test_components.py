"""Templates and sheets keep the house's rules: each says what it needs, and fetches nothing from elsewhere."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from stories.pages.blocks.body import StoryBody

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "site" / "static" / "css"
#: Sheets of things that need no partial: one class on an element, or a page's own layout.
WITHOUT_PARTIAL = {"button", "field-states", "field-story", "finding", "form", "opening", "stone", "story", "unfold"}


def templates(pattern: str = "**/*.html") -> dict[str, Path]:
    """Every template of the project by the name that Django knows it by."""
    folders = [ROOT / "site" / "templates", *sorted(ROOT.glob("*/templates")), *sorted(ROOT.glob("*/*/templates"))]
    return {
        path.relative_to(folder).as_posix(): path
        for folder in dict.fromkeys(folders)
        for path in sorted(folder.glob(pattern))
    }


def is_for_readers(name: str) -> bool:
    """Whether a template makes a public page: the editors' admin and mails have rules of their own."""
    return bool(
        re.fullmatch(r"(base|404|500)\.html|components/.+|search/.+|foundation/picture\.html|stories/blocks/.+", name)
        or re.fullmatch(r"(home|stories|schedule|submissions|responses)/\w+_page\.html", name)
    )


READERS = {name: path for name, path in templates().items() if is_for_readers(name)}
COMPONENTS = {path.stem: path for name, path in READERS.items() if name.startswith("components/")}
SHEETS = {path.relative_to(CSS).as_posix(): path for path in sorted(CSS.rglob("*.css"))}


def without_comments(css: str) -> str:
    """The sheet's rules alone."""
    return re.sub(r"/\*.*?\*/", "", css, flags=re.S)


def test_there_is_something_to_look_at():
    assert {"base.html", "404.html", "home/home_page.html", "stories/story_page.html"} <= {*READERS}
    assert {"story_card", "road", "call", "photo", "pagination", "masthead", "foot"} <= {*COMPONENTS}
    assert {"layers.css", "tokens.css", "components/road.css"} <= {*SHEETS}


@pytest.mark.parametrize("name", templates())
def test_template_compiles(name):
    get_template(name)


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_says_in_its_first_line_what_it_needs(name):
    first, *_rest = COMPONENTS[name].read_text().splitlines()

    assert re.fullmatch(r"\{# \S.* Needs: \S.* #\}", first)


@pytest.mark.parametrize("name", READERS)
def test_template_holds_nothing_inline(name):
    html = READERS[name].read_text()

    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", html) == []
    # A block of data is no script: nothing runs it, and the policy does not speak of it (HTML, 4.12.1).
    assert re.findall(r'<script(?![^>]*\ssrc=)(?! type="application/ld\+json">)[^>]*>', html) == []


@pytest.mark.parametrize("name", READERS)
def test_template_fetches_nothing_from_elsewhere(name):
    assert re.findall(r"""["'(](?:https?:)?//[^"')]*""", READERS[name].read_text()) == []


@pytest.mark.parametrize("name", READERS)
def test_template_sets_no_cookie_and_asks_for_no_session(name):
    html = READERS[name].read_text()

    assert re.findall(r"csrf_token|\bmessages\b|request\.user|request\.session", html) == []
    if "{% wagtailuserbar" in html:
        assert "{% if request.is_preview %}{% wagtailuserbar %}{% endif %}" in html


@pytest.mark.parametrize("name", READERS)
def test_template_is_short_and_names_its_ends(name):
    html = READERS[name].read_text()

    assert len(html.splitlines()) <= 80
    assert re.findall(r"\{% endblock %\}", html) == []


@pytest.mark.parametrize("name", READERS)
def test_components_get_only_what_is_named(name):
    included = re.findall(r"""\{% include "(components/[^"]+)"([^%]*)%\}""", READERS[name].read_text())

    assert [component for component, given in included if not given.rstrip().endswith(" only")] == []
    assert [component for component, _ in included if component not in READERS] == []


@pytest.mark.parametrize("name", [name for name in SHEETS if name.startswith("components/")])
def test_sheet_belongs_to_a_partial_or_a_block(name):
    stem = Path(name).stem

    assert stem in WITHOUT_PARTIAL or stem.replace("-", "_") in {*COMPONENTS, *StoryBody().child_blocks}


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_wraps_itself_in_a_layer(name):
    css = re.sub(r"@(?:font-face|page)\s*\{[^{}]*\}", "", without_comments(SHEETS[name].read_text())).strip()
    depth, outside = 0, ""
    for sign in css:
        depth += (sign == "{") - (sign == "}")
        outside += sign if depth == 0 and sign != "}" else ""

    assert {one for one in outside.split("\n") if one.strip() and not one.startswith("@layer ")} == set()


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_keeps_to_logical_properties(name):
    css = without_comments(SHEETS[name].read_text())
    sided = r"(?<![-\w])(?:(?:margin|padding|border|inset|scroll-padding)-)?(?:left|right|top|bottom)(?:-\w+)*\s*:"
    sized = r"(?<![-\w])(?:min-|max-)?(?:width|height)\s*:"

    assert re.findall(rf"{sided}|{sized}|(?:text-align|float|clear)\s*:\s*(?:left|right)", css) == []


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_fetches_only_our_fonts_and_shouts_at_nothing(name):
    css = without_comments(SHEETS[name].read_text())
    fetched = re.findall(r"url\(\"?([^\")]+)\"?\)", css)

    assert [one for one in fetched if not (CSS / one).resolve().is_relative_to(CSS.parent / "fonts")] == []
    assert [one for one in fetched if not (CSS / one).is_file()] == []
    assert re.findall(r"@import|!important|//", css) == []


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_is_short(name):
    assert len(SHEETS[name].read_text().splitlines()) <= 200
