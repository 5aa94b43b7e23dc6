"""Configurations that name a file of a group, such as `model: gpt-4o`, without taking its content in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vitaeval.app.project import Project
from vitaeval.compose import compose

NOTHING = "null"


def composed(project: Project, name: str, words: Sequence[str], named: Sequence[str]) -> dict[str, Any]:
    """`conf/<name>.yaml` with overrides; for the keys in `named` the word after `=` is taken as it stands."""
    given = [word.partition("=") for word in words]
    literal = {key: None if value == NOTHING else value for key, _, value in given if key in named}
    rest = [word for word in words if word.partition("=")[0] not in named]
    return {**compose(project.conf, name, rest), **literal}
