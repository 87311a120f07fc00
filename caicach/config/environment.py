"""Typed readers of environment variables, so that every setting has one visible source and a clear refusal."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


class BadSetting(Exception):
    """An environment variable holds a value that cannot be used; the message names it."""


def text(name: str, default: str) -> str:
    """The variable as it is."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """1/0, true/false, yes/no, on/off."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in YES | NO:
        return value.lower() in YES
    raise BadSetting(f"{name} must be 1 or 0, not {value!r}")


def words(name: str, default: str) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """A folder, made if it is missing."""
    path = Path(os.environ.get(name) or default)
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret(name: str, *, kept_in: Path) -> str:
    """A secret from the environment, else one made at first use and kept readable by its owner alone."""
    if value := os.environ.get(name):
        return value
    if not kept_in.exists():
        descriptor = os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return kept_in.read_text(encoding="ascii")


def database(name: str, *, default: Path) -> dict[str, Any]:
    """``sqlite:///path`` or ``postgresql://user:password@host:port/name?option=value`` as Django's dictionary."""
    url = urlsplit(os.environ.get(name) or f"sqlite:///{default}")
    if url.scheme == "sqlite":
        return _sqlite(url.path.removeprefix("/") if url.path.startswith("//") else url.path)
    if url.scheme in ("postgresql", "postgres"):
        options = dict(parse_qsl(url.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": options.pop("host", url.hostname or ""),
            "PORT": options.pop("port", str(url.port or "")),
            "OPTIONS": options,
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    raise BadSetting(f"{name} must begin with sqlite:/// or postgresql://, not {url.scheme!r}")


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # A writer takes its lock at BEGIN: two writers then wait for each other instead of failing halfway.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
        },
    }
