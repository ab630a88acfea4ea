"""The tree tells the site: what lies where, and what may not lie anywhere."""

import ast
import re
import subprocess
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOUNDATION = ROOT / "site" / "foundation"

CODE = {"manage.py", "pyproject.toml", "site", "home", "stories", "search", "tests"}
BESIDE = {"README.md", "CHANGELOG.md", "LICENSE", "Makefile", "Procfile", "requirements.lock"}
JUNK_DRAWERS = {"utils", "helpers", "common", "core", "services", "misc"}
LONGEST = 500

#: Said in pieces, so that this file does not hold what it looks for.
REGISTRIES = [
    ".".join(pieces)
    for pieces in (
        ("pypi", "org"),
        ("python" + "hosted", "org"),
        ("pypi", "python", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("crates", "io"),
        ("rubygems", "org"),
        ("anaconda", "org"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
    )
]

#: Modules of foundation that fewer than two parts import, and why they lie there all the same.
FEWER_THAN_TWO = {
    "foundation.forms": "Wagtail builds every form for pictures from it; the settings name it",
    "foundation.models.boundary": "the table beside the registry foundation.boundaries",
    "foundation.retaking": "the worker's command is its other part, and belongs to no other",
    "foundation.watching": "the worker's command is its other part, and belongs to no other",
}


@cache
def kept():
    """Every file of the checkout that git keeps or would keep; without git, every file that is not made."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        found = {ROOT / name for name in listed.split("\0") if name}
    else:
        made = re.compile(r"/(var|\.venv|__pycache__|\.[a-z_]+_cache|\.hypothesis|[^/]+\.egg-info)/")
        found = {path for path in ROOT.rglob("*") if not made.search(f"/{path.relative_to(ROOT)}/")}
    return sorted(path for path in found if path.is_file())


def inside(path):
    return path.relative_to(ROOT).as_posix()


def modules(*, tests=True):
    """Every Python file but migrations, which are written by Django."""
    python = [path for path in kept() if path.suffix == ".py" and "migrations" not in path.parts]
    return [path for path in python if tests or inside(path).split("/")[0] != "tests"]


def test_site_is_a_folder_and_never_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()


def test_the_top_level_holds_what_the_design_names_and_nothing_else():
    top = {inside(path).split("/")[0] for path in kept()}

    assert {name for name in top if not name.startswith(".")} - CODE - BESIDE == set()
    assert top >= CODE


def test_no_module_is_a_junk_drawer():
    drawers = [inside(path) for path in modules() if JUNK_DRAWERS & {path.stem, *path.relative_to(ROOT).parts[:-1]}]

    assert drawers == []


def test_no_module_is_over_500_lines():
    lines = {inside(path): len(path.read_text().splitlines()) for path in modules()}

    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_no_file_names_a_package_registry():
    named = []
    for path in kept():
        text = path.read_bytes().decode(errors="replace").lower()
        named += [f"{inside(path)}: {host}" for host in REGISTRIES if host in text]

    assert named == []


def test_only_moment_asks_what_time_it_is():
    clocks = {
        ("timezone", "now"),
        ("timezone", "localdate"),
        ("datetime", "now"),
        ("datetime", "utcnow"),
        ("datetime", "today"),
        ("date", "today"),
        ("time", "time"),
    }
    asked = defaultdict(list)
    for path in modules(tests=False):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and (last_name(node.value), node.attr) in clocks:
                asked[inside(path)].append(f"{last_name(node.value)}.{node.attr}")
            if isinstance(node, ast.ImportFrom) and node.module:
                begun = node.module.rpartition(".")[2]
                asked[inside(path)] += [f"{begun}.{one.name}" for one in node.names if (begun, one.name) in clocks]

    assert {name: found for name, found in asked.items() if found} == {"site/foundation/moment.py": ["timezone.now"]}


def last_name(node):
    """The last name of `timezone` or `django.utils.timezone`."""
    return getattr(node, "attr", getattr(node, "id", None))


@pytest.mark.parametrize("tag", ["{% now ", "{% now\t"])
def test_no_template_asks_what_time_it_is(tag):
    assert [inside(path) for path in kept() if path.suffix in (".html", ".txt") and tag in path.read_text()] == []


# ── Foundation holds only what two parts import ─────────────────────────────────────


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    parts = parts[1:] if parts[0] == "site" else parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(path):
    """To which part a file belongs: "config", "home", "stories.pages" … or "foundation"."""
    parts = path.relative_to(ROOT).parts
    if parts[0] == "site":
        return "foundation" if parts[1] == "foundation" else "config"
    return ".".join(parts[:2]) if parts[0] == "stories" and len(parts) > 2 else parts[0]


def foundations_modules():
    """What others could import: not what Django finds by itself, and not what only gathers."""
    found = [path for path in modules(tests=False) if part_of(path) == "foundation"]
    own = {"apps", "__init__"}
    return {module_name(path): path for path in found if path.stem not in own and "management" not in path.parts}


def names_in(path):
    """Every module of foundation that a file imports, names in a string, or loads as tags."""
    text = path.read_text()
    if path.suffix in (".html", ".txt"):
        loaded = {tag for tags in re.findall(r"{% load ([\w ]+) %}", text) for tag in tags.split()}
        return {f"foundation.templatetags.{tag}" for tag in loaded}
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("foundation."):
            names |= {node.value, node.value.rpartition(".")[0]}
    return names


def models_by_name():
    """`from foundation.models import Alert` is an import of the module that defines Alert."""
    from foundation import models

    return {f"foundation.models.{name}": getattr(models, name).__module__ for name in models.__all__}


def parts_that_import():
    """Each module of foundation, and the parts that import it: directly, or through another of foundation."""
    wanted, gathered = foundations_modules(), models_by_name()
    parts, within = defaultdict(set), defaultdict(set)
    for path in kept():
        if path.suffix not in (".py", ".html", ".txt") or "migrations" in path.parts or inside(path)[:6] == "tests/":
            continue
        found = {gathered.get(name, name) for name in names_in(path)} & wanted.keys()
        for name in found - {module_name(path)}:
            if part_of(path) == "foundation":
                within[module_name(path)].add(name)
            else:
                parts[name].add(part_of(path))
    while True:
        before = {name: set(found) for name, found in parts.items()}
        for importer, imported in within.items():
            for name in imported if importer in before else ():
                parts[name] |= before[importer]
        if parts == before:
            return {name: parts.get(name, set()) for name in wanted}


def test_foundation_holds_only_what_two_parts_import():
    fewer = {name: sorted(parts) for name, parts in parts_that_import().items() if len(parts) < 2}

    assert fewer.keys() - FEWER_THAN_TWO.keys() == set(), fewer


def test_no_exception_outlives_its_reason():
    fewer = {name for name, parts in parts_that_import().items() if len(parts) < 2}

    assert FEWER_THAN_TWO.keys() - fewer == set()


def test_the_suite_is_no_package():
    assert [inside(path) for path in kept() if path.name == "__init__.py" and inside(path)[:6] == "tests/"] == []
