"""What changed between two versions of a prompt."""

from __future__ import annotations

from difflib import unified_diff

from vitaeval.schema.prompt import PromptPart, PromptVersion, StageBinding


def diff(old: PromptVersion, new: PromptVersion) -> str:
    """Unified diff of all that reaches a model: stage by stage system text, user text and settings.

    Empty when both say the same. A stage that only one of them has shows as added or removed whole.
    """
    stages = dict.fromkeys(stage.stage for version in (old, new) for stage in version.stages)
    return "".join(_stage_diff(name, old, new) for name in stages)


def _stage_diff(name: str, old: PromptVersion, new: PromptVersion) -> str:
    before, after = _sections(old, name), _sections(new, name)
    return "".join(
        _unified(before.get(section, _NOTHING), after.get(section, _NOTHING))
        for section in dict.fromkeys((*before, *after))
    )


_NOTHING = ("/dev/null", "")


def _sections(version: PromptVersion, name: str) -> dict[str, tuple[str, str]]:
    """Label and text of each part of a stage; nothing when the version lacks the stage."""
    stage = {binding.stage: binding for binding in version.stages}.get(name)
    if stage is None:
        return {}
    place = f"{version.task}/{version.version}/{name}"
    return {
        "system": _part(place, stage.system),
        "user": _part(place, stage.user),
        "settings": (f"{place}/settings", _settings(stage)),
    }


def _part(place: str, part: PromptPart) -> tuple[str, str]:
    return f"{place}/{part.name}", part.text


def _settings(stage: StageBinding) -> str:
    """Model, sampling and output, one a line; null means that the run or the provider decides."""
    values = {"model": stage.model, **stage.sampling.model_dump(), "output": stage.output}
    lines = [f"{name}: {'null' if value is None else value}" for name, value in values.items()]
    return "\n".join([*lines, f"output_schema: {stage.output_schema}"])


def _unified(before: tuple[str, str], after: tuple[str, str]) -> str:
    lines = unified_diff(before[1].splitlines(), after[1].splitlines(), before[0], after[0], lineterm="")
    return "".join(f"{line}\n" for line in lines)
