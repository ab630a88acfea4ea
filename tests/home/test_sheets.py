"""The reader's sheets: one a component to work on, one for all to fetch."""

import gzip
import re
from pathlib import Path

from django.conf import settings
from django.template import Context, Template
from django.utils.module_loading import import_string

from home import scripts, sheets
from home.templatetags import sheets as tag


def links(apart=""):
    tag = f'{{% load sheets %}}{{% sheets "{apart}" %}}' if apart else "{% load sheets %}{% sheets %}"
    return re.findall(r'<link rel="stylesheet" href="/static/([^"]+)">', Template(tag).render(Context()))


def test_every_sheet_is_linked_layers_first_and_print_last():
    there = {
        path.relative_to(settings.STATICFILES_DIRS[0]).as_posix()
        for path in Path(settings.STATICFILES_DIRS[0]).rglob("*.css")
    }

    apart = [path for name in sheets.APART for path in links(name)]
    assert links() == sheets.in_order()
    assert sorted([*links(), *apart]) == sorted(there)
    assert (links()[0], links()[-1]) == ("css/layers.css", "css/print.css")


def pseudo_classes_of_descendants(css):
    """What stands after a blank and a colon, such as ".field :where(input)", but no value of a property."""
    return re.findall(r"[\w\])*] :(?:is|where|not|has|[a-z-]+)[^;{}]*\{", re.sub(r"/\*.*?\*/", "", css, flags=re.S))


def test_no_sheet_says_what_shortening_would_turn_into_something_else():
    """Inside a layer the blank before a colon is dropped: ".field :where(input)" would mean the field itself."""
    found = {}
    for path in Path(settings.STATICFILES_DIRS[0]).rglob("*.css"):
        found[path.name] = pseudo_classes_of_descendants(path.read_text())

    assert {name: rules for name, rules in found.items() if rules} == {}
    assert pseudo_classes_of_descendants(".field :where(input) { color: red; }")


def selectors(css):
    return set(re.findall(r"\.[a-z][\w-]*(?=[^{}]*\{)", re.sub(r"/\*.*?\*/", "", css, flags=re.S)))


def test_where_files_are_collected_one_sheet_holds_all_rules(collected, monkeypatch):
    monkeypatch.setattr(tag, "staticfiles_storage", collected)

    with collected.open(sheets.JOINED) as file:
        joined = file.read().decode()
    for path in sheets.in_order():
        assert selectors((Path(settings.STATICFILES_DIRS[0]) / path).read_text()) <= selectors(joined)
    assert joined.startswith("@layer reset,tokens,base,layout,components,utilities;")
    assert "/*" not in joined
    assert re.fullmatch(r"/static/css/site\.[0-9a-f]{12}\.css", collected.url(sheets.JOINED))
    assert links() == [sheets.JOINED]


def test_what_few_pages_need_stands_in_a_sheet_of_its_own(collected, monkeypatch):
    monkeypatch.setattr(tag, "staticfiles_storage", collected)

    with collected.open(sheets.joined("sending")) as file:
        apart = file.read().decode()
    with collected.open(sheets.JOINED) as file:
        joined = file.read().decode()
    assert ".photo-field" in apart
    assert ".photo-field" not in joined
    assert links("sending") == ["css/sending.css"]


def test_a_readers_module_is_sent_without_its_comments(collected):
    with collected.open("js/elements/week-keys.js") as file:
        sent = file.read().decode()

    assert 'customElements.define("week-keys",WeekKeys)' in sent
    assert "/**" not in sent


def test_the_joined_sheet_finds_its_fonts_and_is_kept_compressed(collected):
    hashed = collected.url(sheets.JOINED).removeprefix("/static/")
    with collected.open(f"{hashed}.gz") as file:
        css = gzip.decompress(file.read()).decode()

    fonts = re.findall(r'url\("([^"]+)"\)', css)
    assert len(fonts) == 4
    assert all(collected.exists(f"css/{font}") for font in fonts)


def test_collecting_again_leaves_one_joined_sheet(collected):
    first = collected.url(sheets.JOINED)
    every = [path for apart in ("", *sheets.APART) for path in sheets.in_order(apart)]
    every += [path for page in scripts.TOGETHER for path in scripts.each(page)]
    list(collected.post_process({path: (collected, path) for path in every}))

    assert collected.url(sheets.JOINED) == first


def test_whoever_works_on_the_code_has_each_sheet_by_itself_and_collects_nothing():
    from config.settings import dev

    assert not hasattr(import_string(dev.STORAGES["staticfiles"]["BACKEND"]), "joins")
