"""Prompt versions from files to nouns."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vitaeval.errors import PromptError
from vitaeval.prompts.files import part_path, read, semver, version_path, versions
from vitaeval.prompts.lock import refuse_changed
from vitaeval.prompts.render import used_variables
from vitaeval.prompts.version_file import StageEntry, VersionFile, read_version
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.prompt import PromptPart, PromptVersion, StageBinding

__all__ = ["load", "versions"]

MIX = "+"


def load(root: Path, task: str, version: str, schemas: Mapping[str, str]) -> PromptVersion:
    """Version `version` of the prompts of `task` under the prompts folder `root`.

    `schemas` maps the names of output nouns to their JSON schemas (`schema.json_schema`). The digest
    covers what reaches a model (texts, model, sampling, output schema), not who wrote it and why.
    `1.0.0+generation.1.1.0` is version 1.0.0 with the stage `generation` of 1.1.0. Raises PromptError with file,
    line and near matches when anything is unknown, broken, or locked and no longer what was locked.
    """
    base, _, mixed_in = version.partition(MIX)
    found = unlocked(root, task, base, schemas)
    refuse_changed(root, found)
    if not mixed_in:
        return found
    stage, _, other = mixed_in.partition(".")
    return _mixed(found, load(root, task, other, schemas), stage)


def _mixed(base: PromptVersion, other: PromptVersion, stage: str) -> PromptVersion:
    """`base` with the stage called `stage` of `other`."""
    known = [binding.stage for binding in base.stages]
    if stage not in known:
        raise PromptError(f"{base.task} {base.version} has no stage {stage!r}; {did_you_mean(stage, known)}")
    stages = tuple(other.stage(stage) if binding.stage == stage else binding for binding in base.stages)
    changes = {"version": f"{base.version}{MIX}{stage}.{other.version}", "stages": stages, "digest": _digest(stages)}
    return PromptVersion(**{**dict(base), **changes})


def unlocked(root: Path, task: str, version: str, schemas: Mapping[str, str]) -> PromptVersion:
    """Like `load`, but without asking the lock."""
    path = version_path(root, task, version)
    entry = read_version(path)
    _check_parent(path, entry, versions(root, task))
    stages = tuple(_binding(path, name, stage, schemas) for name, stage in entry.stages.items())
    about = entry.model_dump(exclude={"stages"})
    return PromptVersion(**about, stages=stages, digest=_digest(stages))


def _check_parent(path: Path, entry: VersionFile, known: tuple[str, ...]) -> None:
    if entry.parent is None:
        return
    if entry.parent not in known:
        raise PromptError(f"{path}: unknown parent {entry.parent!r}: {did_you_mean(entry.parent, known)}")
    if semver(entry.parent) >= semver(entry.version):
        raise PromptError(f"{path}: the parent {entry.parent} is not older than {entry.version}")


def _binding(path: Path, name: str, entry: StageEntry, schemas: Mapping[str, str]) -> StageBinding:
    if entry.output not in schemas:
        known = did_you_mean(entry.output, schemas)
        raise PromptError(f"{path}: stage {name!r}: unknown output {entry.output!r}: {known}")
    return StageBinding(
        stage=name,
        system=_part(path, name, "system", entry.system),
        user=_part(path, name, "user", entry.user),
        model=entry.model,
        sampling=entry.sampling,
        output=entry.output,
        output_schema=schemas[entry.output],
    )


def _part(path: Path, stage: str, kind: str, name: str) -> PromptPart:
    if not name.startswith(f"{kind}."):
        raise PromptError(f"{path}: stage {stage!r}: {name!r} is no {kind} part")
    file = part_path(path.parent.parent, path.parent.name, stage, name)
    part = PromptPart(name=name, text=read(file))
    try:
        used_variables(part)
    except PromptError as error:
        raise PromptError(f"{file.parent}/{error}") from None
    return part


def _digest(stages: tuple[StageBinding, ...]) -> str:
    return digest([_reaches_model(stage) for stage in stages])


def _reaches_model(stage: StageBinding) -> dict[str, object]:
    return {
        "stage": stage.stage,
        "system": stage.system.text,
        "user": stage.user.text,
        "model": stage.model,
        "sampling": stage.sampling,
        "output": stage.output,
        "output_schema": stage.output_schema,
    }
