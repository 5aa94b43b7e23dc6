"""Who says something: nobody checks it, so it is called self-declared wherever it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vitaeval.app import git
from vitaeval.errors import ConfigError


def actor(root: Path, environment: Mapping[str, str]) -> str:
    """`VITAEVAL_ACTOR`, else the name of Git's user. Raises ConfigError when there is neither."""
    named = " ".join((environment.get("VITAEVAL_ACTOR") or git.user(root) or "").split())
    if named:
        return named
    raise ConfigError("who are you? set VITAEVAL_ACTOR='your name' or `git config user.name 'your name'`")
