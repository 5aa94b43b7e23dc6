"""A version file: which parts, model, sampling and output each stage of a task is bound to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field, ValidationError

from vitaeval.errors import PromptError
from vitaeval.prompts.files import read
from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Sampling
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.prompt import SEMVER

Said = Annotated[str, Field(min_length=1)]


class StageEntry(Noun):
    """One stage as the file writes it: names of parts and of the output noun."""

    system: Said
    user: Said
    model: str | None
    sampling: Sampling
    output: Said


class VersionFile(Noun):
    """`prompts/<task>/<x.y.z>.yaml`."""

    task: Said
    version: str = Field(pattern=SEMVER)
    parent: str | None = Field(pattern=SEMVER)
    description: Said
    author: Said
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    why: Said
    changelog: Said
    stages: Annotated[dict[str, StageEntry], Field(min_length=1)]


class _Plain(yaml.SafeLoader):
    """YAML in which a date stays a text."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_version(path: Path) -> VersionFile:
    """The version in `path`. Raises PromptError naming file and line of the first problem."""
    try:
        node = yaml.compose(read(path), Loader=_Plain)
        _refuse_twice(node, path)
        entry = VersionFile.model_validate_json(json.dumps(_value(node)))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PromptError(f"{path}:{line}: not YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise PromptError(f"{path}: not YAML: {error}") from None
    except ValidationError as error:
        raise PromptError(_first_problem(path, node, error)) from None
    _expect(path, entry)
    return entry


def _value(node: yaml.Node | None) -> Any:
    if node is None:
        return None
    loader = _Plain("")
    try:
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _refuse_twice(node: yaml.Node | None, path: Path) -> None:
    """YAML lets the last of two equal keys win; a version file must not hide one."""
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        if key.value in seen:
            raise PromptError(f"{path}:{key.start_mark.line + 1}: {key.value!r} stands twice")
        seen.add(key.value)
        _refuse_twice(value, path)


def _first_problem(path: Path, node: yaml.Node | None, error: ValidationError) -> str:
    problem = error.errors(include_url=False)[0]
    where = [str(part) for part in problem["loc"]]
    line = _line(node, where)
    name = ".".join(where) or "the file"
    if problem["type"] == "extra_forbidden":
        return f"{path}:{line}: unknown field {name!r}: {did_you_mean(where[-1], _fields(where))}"
    if problem["type"] == "missing":
        return f"{path}:{line}: {name!r} is missing"
    return f"{path}:{line}: {name}: {problem['msg']}, got {str(problem['input'])[:60]!r}"


def _fields(where: list[str]) -> Mapping[str, object]:
    """The fields that could stand where an unknown one was found."""
    nouns: dict[int, type[Noun]] = {1: VersionFile, 3: StageEntry, 4: Sampling}
    return nouns[len(where)].model_fields if len(where) in nouns else {}


def _line(node: yaml.Node | None, where: list[str]) -> int:
    """The line (from 1) of the innermost key of `where` that the file has."""
    line = 1
    for name in where:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        key, node = next(((key, value) for key, value in pairs if key.value == name), (None, None))
        if key is None:
            break
        line = key.start_mark.line + 1
    return line


def _expect(path: Path, entry: VersionFile) -> None:
    """A version file says the same as its place."""
    said, place = (entry.task, entry.version), (path.parent.name, path.stem)
    if said != place:
        raise PromptError(f"{path}: says {' '.join(said)}, but its place says {' '.join(place)}")
