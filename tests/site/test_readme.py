"""README is what operators have: its values, its units and its targets are those of the code."""

import ast
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
#: Where environment values are read, and by what: `env.text("NAME")`, `files.place("NAME")`, `text("NAME")`.
READERS = [*(ROOT / "site" / "config").rglob("*.py")]
NAME = re.compile(r"[A-Z][A-Z_]+[A-Z]")


def chapter(title):
    """The words between a heading and the next of its kind."""
    return re.split(r"^## ", README.split(f"\n## {title}\n")[1], flags=re.MULTILINE)[0]


def values_in_the_table():
    rows = [line for line in chapter("Environment values").splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row.split("|")[1])}


def values_that_are_read():
    """Every call whose first argument is the name of a value; the Procfile names its own with a dollar sign."""
    found = set(re.findall(r"\$\{?([A-Z_]+)", (ROOT / "Procfile").read_text()))
    for path in READERS:
        for node in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            if "META" in ast.unparse(node.func):  # a request's header, not a value
                continue
            called, first = getattr(node.func, "attr", getattr(node.func, "id", "")), node.args[0].value
            if isinstance(first, str) and NAME.fullmatch(first) and called not in ("BadValue", "setdefault"):
                found.add(first)
    return found


def test_the_table_holds_every_value_that_is_read():
    assert values_that_are_read() - values_in_the_table() == set(), "README, “Environment values”, lacks a row"


def test_the_table_holds_no_value_that_nothing_reads():
    assert values_in_the_table() - values_that_are_read() == set(), "README, “Environment values”, has a row too many"


def processes():
    """Name → command of each line of the Procfile."""
    lines = (ROOT / "Procfile").read_text().splitlines()
    return dict(line.split(": exec ", 1) for line in lines if line)


@pytest.mark.parametrize("name", ["web", "clock", "worker", "mailbox"])
def test_a_unit_starts_what_the_procfile_starts(name):
    unit = re.split(rf"# /etc/systemd/system/milepost-{name}@?\.service\n", README)[1].split("```")[0]
    started = re.search(r"^ExecStart=(.*)$", unit, re.MULTILINE)[1].removeprefix("/srv/milepost/")

    # systemd knows no defaults in ${…}: the unit says them in Environment=, and what `env` sets is in the shared part.
    values, command = re.fullmatch(r"(?:env ((?:\w+=\S+ )+))?(.*)", processes()[name]).groups()
    assert started == re.sub(r"\$\{?([A-Z_]+)(:-\w+)?\}?", r"${\1}", command)
    assert set((values or "").split()) <= set(re.search(r"^Environment=(PYTHON.*)$", README, re.MULTILINE)[1].split())


def test_there_is_a_unit_for_each_process():
    assert set(re.findall(r"milepost-(\w+)@?\.service\n\[Unit\]", README)) == set(processes())


@pytest.mark.parametrize("name", ["environment", "file", "neither"])
def test_make_run_starts_the_mailbox_only_where_there_is_one(name, tmp_path):
    kept = tmp_path / "milepost.env"
    kept.write_text("MAILBOX_URL=imaps://stories\n" if name == "file" else "# MAILBOX_URL=imaps://stories\n")
    values = {"PATH": os.environ["PATH"], "MILEPOST_ENV": str(kept)}
    if name == "environment":
        values["MAILBOX_URL"] = "imaps://stories"

    said = subprocess.run(["make", "--dry-run", "run"], cwd=ROOT, env=values, capture_output=True, text=True).stdout

    started = re.search(r"honcho start ([\w ]+)", said)[1].split()
    assert started == [*(one for one in processes() if one != "mailbox"), *([] if name == "neither" else ["mailbox"])]


def test_every_make_target_is_there():
    named = set(re.findall(r"\bmake ([a-z]+)`", README)) | set(re.findall(r"^make ([a-z]+)", README, re.MULTILINE))
    targets = set(re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1].split())

    assert named == targets


def test_every_link_inside_leads_to_a_heading():
    headings = re.findall(r"^#+ (.*)$", README, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}

    assert set(re.findall(r"\]\(#([^)]+)\)", README)) - anchors == set()
