"""Parts point one way, in imports and in the relations of their models."""

import os
import subprocess
import sys
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).parents[2]

#: From the ground up (design §3): a relation may point to a lower floor, or stay within its app.
FLOORS = (
    {"foundation"},
    {"tellers"},
    {"stories"},
    {"submissions", "schedule", "responses"},
    {"home", "search", "mailing_list"},
)
FLOOR = {label: number for number, labels in enumerate(FLOORS) for label in labels}


def ours():
    """Our apps: those whose code lies in this checkout and not among the libraries."""
    return [app for app in apps.get_app_configs() if ROOT in Path(app.path).parents and ".venv" not in app.path]


def relations():
    """Each relation that a model of ours begins: the model, the field's name, and the model it points to."""
    labels = {app.label for app in ours()}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in labels:
            continue
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many, *model._meta.private_fields]:
            for target in filter(None, [field.related_model, getattr(field, "through", None)]):
                if target._meta.app_label in labels:
                    yield model, field.name, target


def test_imports_keep_the_contracts():
    linted = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "site"},
        capture_output=True,
        text=True,
    )

    assert linted.returncode == 0, linted.stdout + linted.stderr
    assert "0 broken" in linted.stdout


def test_every_app_has_its_floor():
    assert {app.label for app in ours()} - FLOOR.keys() == set()


def test_relations_point_down_or_stay_within_their_app():
    wrong = [
        f"{model._meta.label}.{name} points to {target._meta.label}"
        for model, name, target in relations()
        if model._meta.app_label != target._meta.app_label
        and FLOOR[model._meta.app_label] <= FLOOR[target._meta.app_label]
    ]

    assert wrong == []


def test_relations_named_by_a_string_are_seen():
    seen = {(model._meta.label, name, target._meta.label) for model, name, target in relations()}

    assert {
        ("stories.StoryPage", "told_by", "tellers.Teller"),
        ("stories.StoryPage", "topics", "stories.Topic"),
        ("schedule.Slot", "story", "stories.StoryPage"),
    } <= seen
