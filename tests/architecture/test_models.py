"""What holds for every table, also for those of tomorrow."""

import io
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Field, Model

from tests.architecture.source import place, python_files

NOT_PERSONAL = tomllib.loads(Path(__file__).with_name("not_personal.toml").read_text(encoding="utf-8"))
HOW_TO = "add it to PERSONAL_FIELDS of the app's models, or to tests/architecture/not_personal.toml"


def own_models() -> list[type[Model]]:
    models = (model for config in apps.get_app_configs() for model in config.get_models())
    return [model for model in models if model.__module__.startswith("caicach.")]


def personal_fields(model: type[Model]) -> frozenset[str]:
    """What the app's models declare about one of them. KeyError names a model that is not declared."""
    declared: dict[str, frozenset[str]] = import_module(f"caicach.{model._meta.app_label}.models").PERSONAL_FIELDS
    return declared[model.__name__]


def other_fields(model: type[Model]) -> frozenset[str]:
    return frozenset(NOT_PERSONAL.get(model._meta.app_label, {}).get(model.__name__, ()))


def classifiable_fields(model: type[Model]) -> frozenset[str]:
    """Columns and links that say something. A generated key says nothing."""
    own = [field for field in model._meta.get_fields() if isinstance(field, Field)]
    return frozenset(field.name for field in own if not field.primary_key or field.remote_field)


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_every_field_is_known_to_be_personal_or_not(model: type[Model]) -> None:
    personal, other = personal_fields(model), other_fields(model)

    assert classifiable_fields(model) - personal - other == frozenset(), HOW_TO
    assert (personal | other) - classifiable_fields(model) == frozenset(), "classified, but no field of the model"
    assert personal & other == frozenset(), "both personal and not"


def test_nothing_is_classified_that_is_not_there() -> None:
    there = {(model._meta.app_label, model.__name__) for model in own_models()}
    classified = {(app, model) for app, models in NOT_PERSONAL.items() for model in models}

    assert classified - there == set()


def test_no_model_does_anything_behind_save() -> None:
    found = [
        f"{model._meta.label}: {ancestor.__name__}.save"
        for model in own_models()
        for ancestor in model.__mro__
        if ancestor.__module__.startswith("caicach.") and "save" in vars(ancestor)
    ]

    assert found == []


def test_nobody_listens_to_signals() -> None:
    signals = re.compile(r"django\.dispatch|signals import|import signals")
    sources = {path: path.read_text(encoding="utf-8") for path in python_files("caicach")}

    assert [place(path) for path, source in sources.items() if signals.search(source)] == []


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say() -> None:
    answer = io.StringIO()

    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1, stdout=answer)
    except (SystemExit, CommandError) as refusal:
        pytest.fail(f"{answer.getvalue()}{refusal}")
