"""What the data sheet says of the second reading is what its labels give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from sklearn.metrics import cohen_kappa_score

CORE = Path(__file__).parents[2] / "golden" / "generate_cv" / "core"


def rows(name: str) -> dict[str, Any]:
    lines = (CORE / name).read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def test_the_agreement_on_the_card_is_that_of_the_labels() -> None:
    first, second = rows("examples.jsonl"), rows("second_reading.jsonl")
    pairs = [
        (first[name]["expected"]["relevance"][entry], grade)
        for name, row in second.items()
        for entry, grade in row["relevance"].items()
    ]
    equal = sum(one == other for one, other in pairs) / len(pairs)
    kappa = cohen_kappa_score(*zip(*pairs, strict=True), weights="quadratic")
    said = yaml.safe_load((CORE / "card.yaml").read_text(encoding="utf-8"))["agreement"]
    assert f"{len(second)} examples ({len(pairs)} entries)" in said
    assert f"grade for {equal:.0%}".replace("%", " %") in said
    assert f"kappa {kappa:.2f}" in said
    assert max(abs(one - other) for one, other in pairs) <= 1
    assert all(first[name]["expected"]["answer"] == row["answer"] for name, row in second.items())
