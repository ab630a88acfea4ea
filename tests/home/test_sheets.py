"""The reader's sheets: one a component to work on, one for all to fetch."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.template import Context, Template
from django.utils.module_loading import import_string

from config.storage import HashedStaticStorage
from home import sheets
from home.templatetags import sheets as tag


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """Our own static files, hashed and joined as `collectstatic` does it."""
    storage = HashedStaticStorage(location=str(tmp_path_factory.mktemp("static")), base_url="/static/")
    paths = {}
    for path, source in FileSystemFinder().list([]):
        with source.open(path) as file:
            storage.save(path, file)
        paths[path] = (storage, path)
    list(storage.post_process(paths))
    return storage


def links():
    return re.findall(
        r'<link rel="stylesheet" href="/static/([^"]+)">', Template("{% load sheets %}{% sheets %}").render(Context())
    )


def test_every_sheet_is_linked_layers_first_and_print_last():
    there = {
        path.relative_to(settings.STATICFILES_DIRS[0]).as_posix()
        for path in Path(settings.STATICFILES_DIRS[0]).rglob("*.css")
    }

    assert links() == sheets.in_order()
    assert {*links()} == there
    assert (links()[0], links()[-1]) == ("css/layers.css", "css/print.css")


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
    list(collected.post_process({path: (collected, path) for path in sheets.in_order()}))

    assert collected.url(sheets.JOINED) == first


def test_whoever_works_on_the_code_has_each_sheet_by_itself_and_collects_nothing():
    from config.settings import dev

    assert not hasattr(import_string(dev.STORAGES["staticfiles"]["BACKEND"]), "joins_sheets")
