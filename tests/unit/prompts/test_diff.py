"""The difference of two versions is all that a model will notice, and nothing else."""

from __future__ import annotations

from pathlib import Path

from vitaeval.prompts.diff import diff
from vitaeval.prompts.library import load
from vitaeval.schema.chat import Sampling
from vitaeval.schema.prompt import PromptVersion, StageBinding


def changed(prompt: PromptVersion, **fields: object) -> PromptVersion:
    first, *rest = prompt.stages
    edited = StageBinding(**{**{name: getattr(first, name) for name in StageBinding.model_fields}, **fields})
    return PromptVersion(
        **{**{name: getattr(prompt, name) for name in PromptVersion.model_fields}, "stages": (edited, *rest)}
    )


def test_equal_versions_have_no_difference(root: Path, schemas: dict[str, str]) -> None:
    assert diff(load(root, "write", "1.2.0", schemas), load(root, "write", "1.10.0", schemas)) == ""


def test_a_changed_text_shows_under_its_stage_and_part(root: Path, schemas: dict[str, str]) -> None:
    old, new = (load(root, "write", number, schemas) for number in ("1.0.0", "1.2.0"))
    lines = diff(old, new).splitlines()
    assert "--- write/1.0.0/letter/system.v1" in lines
    assert "+++ write/1.2.0/letter/system.v2" in lines
    assert "-You write letters." in lines
    assert "+You write short letters." in lines
    assert not any("/plan/" in line for line in lines)


def test_a_changed_model_or_sampling_shows(root: Path, schemas: dict[str, str]) -> None:
    old = load(root, "write", "1.0.0", schemas)
    new = changed(old, model="large-1", sampling=Sampling(temperature=0.7, max_tokens=100))
    lines = diff(old, new).splitlines()
    assert {"-model: null", "+model: large-1", "-temperature: 0.2", "+temperature: 0.7"} <= set(lines)


def test_a_stage_that_one_version_lacks_shows_whole(root: Path, schemas: dict[str, str]) -> None:
    old = load(root, "write", "1.0.0", schemas)
    fields = {name: getattr(old, name) for name in PromptVersion.model_fields}
    shorter = PromptVersion(**{**fields, "stages": old.stages[:1]})
    assert "-You write letters." in diff(old, shorter).splitlines()
    assert "+You write letters." in diff(shorter, old).splitlines()
