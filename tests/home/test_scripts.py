"""The scripts of a story: one an element to work on, one for all to fetch."""

import re

from django.template import Context, Template

from home import scripts
from home.templatetags import scripts as tag


def asked_for():
    html = Template('{% load scripts %}{% scripts "story" %}').render(Context())
    return re.findall(r'<script type="module" src="/static/([^"]+)"></script>', html)


def test_on_a_developers_machine_each_stands_by_itself():
    assert asked_for() == [f"js/elements/{name}.js" for name in scripts.TOGETHER["story"]]


def test_where_files_are_collected_one_holds_them_all(collected, monkeypatch):
    monkeypatch.setattr(tag, "staticfiles_storage", collected)

    assert asked_for() == ["js/elements/of-story.js"]
    with collected.open(collected.stored_name(scripts.joined("story"))) as file:
        words = file.read().decode()
    assert 'import("./guarded-form.' in words
    for name in scripts.TOGETHER["story"][1:]:
        assert f'customElements.define("{name}"' in words
    assert "/*" not in words


def test_what_is_fetched_at_a_touch_is_found_from_there_under_its_hashed_name(collected):
    with collected.open(collected.stored_name(scripts.joined("story"))) as file:
        later = re.findall(r'import\("\./([^"]+)"\)', file.read().decode())

    assert len(later) == 3
    for name in later:
        assert re.fullmatch(r"[a-z-]+\.[0-9a-f]{12}\.js", name), name
        assert collected.exists(scripts.FOLDER + name)
