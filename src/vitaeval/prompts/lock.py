"""The lock: what was released stays what it was.

`LOCK.json` holds the SHA-256 of every locked version file and of the parts that it binds (line ends as
LF), and the digest of the whole binding, which also covers the output schemas. It is written at release.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from vitaeval.errors import PromptError
from vitaeval.prompts.files import next_part, next_version, read
from vitaeval.schema.base import Noun
from vitaeval.schema.prompt import PromptVersion

NAME = "LOCK.json"


class LockedVersion(Noun):
    """A version file's hash, its binding's digest, and the parts that it binds."""

    file: str
    digest: str
    parts: tuple[str, ...]


class Lock(Noun):
    """Hashes by path under the prompts folder."""

    format: Literal[1] = 1
    parts: dict[str, str] = Field(default_factory=dict)
    versions: dict[str, LockedVersion] = Field(default_factory=dict)


def lock(root: Path, prompts: Iterable[PromptVersion]) -> tuple[str, ...]:
    """Lock `prompts` and return the version files that were not locked before.

    Raises PromptError, and writes nothing, when a locked file differs from what is on disk.
    """
    known = read_lock(root)
    if problems := check(root):
        raise PromptError("\n".join(problems))
    parts, versions = dict(known.parts), dict(known.versions)
    for prompt in prompts:
        versions[_version_name(prompt)] = _locked(root, prompt)
        parts |= {name: _sha256(root / name) for name in _part_names(prompt)}
    _write(root, Lock(parts=parts, versions=versions))
    return tuple(sorted(versions.keys() - known.versions.keys()))


def check(root: Path) -> tuple[str, ...]:
    """Every locked file under `root` that was edited or is gone, with the remedy; empty when all is well."""
    known = read_lock(root)
    problems = [_changed_part(root, known, name) for name, sha in known.parts.items() if _differs(root / name, sha)]
    problems += [
        _changed_version(root, name) for name, entry in known.versions.items() if _differs(root / name, entry.file)
    ]
    return tuple(problems)


def refuse_changed(root: Path, prompt: PromptVersion) -> None:
    """Raise PromptError when a file of `prompt` is locked and was edited, or a locked schema has changed."""
    known = read_lock(root)
    for problem in _problems_of(root, known, prompt):
        raise PromptError(problem)
    entry = known.versions.get(_version_name(prompt))
    if entry is not None and entry.digest != prompt.digest:
        raise PromptError(
            f"{root / _version_name(prompt)} is locked, and an output schema that it binds has changed since:"
            f" write {prompt.task}/{next_version(root, prompt.task)}.yaml, which binds the new schema"
        )


def read_lock(root: Path) -> Lock:
    """The lock under `root`, empty when there is none. Raises PromptError when the file is broken."""
    path = root / NAME
    if not path.is_file():
        return Lock()
    try:
        return Lock.model_validate_json(read(path))
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        where = "/".join(str(part) for part in problem["loc"])
        raise PromptError(f"{path}: {where}: {problem['msg']}; restore it from version control") from None


def _problems_of(root: Path, known: Lock, prompt: PromptVersion) -> Iterator[str]:
    for name in _part_names(prompt):
        if name in known.parts and _differs(root / name, known.parts[name]):
            yield _changed_part(root, known, name)
    name = _version_name(prompt)
    if name in known.versions and _differs(root / name, known.versions[name].file):
        yield _changed_version(root, name)


def _changed_part(root: Path, known: Lock, name: str) -> str:
    task, path = name.split("/", 1)[0], root / name
    new = next_part(path).relative_to(root).as_posix()
    return (
        f"{path} is locked by {_binders(known, name)} and was edited or removed: restore it, put the new text"
        f" into {new} and bind that in {task}/{next_version(root, task)}.yaml"
    )


def _binders(known: Lock, part: str) -> str:
    """The locked versions that bind `part`."""
    return ", ".join(name.removesuffix(".yaml") for name, entry in known.versions.items() if part in entry.parts)


def _changed_version(root: Path, name: str) -> str:
    task = name.split("/", 1)[0]
    return (
        f"{root / name} is locked and was edited or removed: restore it and write the change into"
        f" {task}/{next_version(root, task)}.yaml"
    )


def _locked(root: Path, prompt: PromptVersion) -> LockedVersion:
    return LockedVersion(
        file=_sha256(root / _version_name(prompt)), digest=prompt.digest, parts=tuple(sorted(_part_names(prompt)))
    )


def _version_name(prompt: PromptVersion) -> str:
    return f"{prompt.task}/{prompt.version}.yaml"


def _part_names(prompt: PromptVersion) -> tuple[str, ...]:
    return tuple(
        f"{prompt.task}/{stage.stage}/{part.name}.md" for stage in prompt.stages for part in (stage.system, stage.user)
    )


def _differs(path: Path, sha: str) -> bool:
    return not path.is_file() or _sha256(path) != sha


def _sha256(path: Path) -> str:
    return hashlib.sha256(read(path).encode()).hexdigest()


def _write(root: Path, content: Lock) -> None:
    text = json.dumps(content.model_dump(mode="json"), indent=1, sort_keys=True)
    (root / NAME).write_text(f"{text}\n", encoding="utf-8", newline="\n")
