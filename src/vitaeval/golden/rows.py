"""From a golden set to digests of its rows and documents."""

from __future__ import annotations

from pathlib import Path

from vitaeval.golden.load import read_inputs
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Example, ExampleInput, GoldenSet
from vitaeval.schema.golden_rows import GoldenRows

DIGITS = 16


def golden_rows(root: Path, golden: GoldenSet) -> GoldenRows:
    """The state of `golden`, which was read below the golden folder `root`."""
    inputs = read_inputs(root, golden.task, golden.name)
    documents: dict[str, str] = {}
    used: dict[str, tuple[str, ...]] = {}
    open_ones = [example for example in golden.examples if not example.sealed]
    for example in open_ones:
        for file, content in _documents(root.name, example, inputs[example.id]).items():
            documents[file] = _short(content)
            used[file] = (*used.get(file, ()), example.id)
    return GoldenRows(
        file=f"{root.name}/{golden.task}/{golden.name}/examples.jsonl",
        rows={example.id: _short(_said(example)) for example in open_ones},
        documents=documents,
        used=used,
        sealed={
            _short(example.id): _short([_said(example), example.profile, example.job])
            for example in golden.examples
            if example.sealed
        },
    )


def _said(example: Example) -> list[object]:
    return [example.expected, example.threshold, list(example.tags)]


def _documents(root: str, example: Example, named: ExampleInput) -> dict[str, object]:
    found: dict[str, object] = {f"{root}/jobs/{named.job}.json": example.job}
    if named.profile is not None:
        found[f"{root}/profiles/{named.profile}.json"] = example.profile
    return found


def _short(content: object) -> str:
    return digest(content)[:DIGITS]
