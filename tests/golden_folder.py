"""A golden folder on disk, small and legal, for tests that break it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

CARD: dict[str, Any] = {
    "title": "Postings",
    "task": "greet",
    "origin": "written for a test",
    "licence": "CC0-1.0",
    "labelled_by": "nobody",
    "agreement": "not measured",
    "as_of": "2026-11-01",
    "known_limits": [],
    "tags": {"common": "all"},
}


def row(name: str, job: str = "cook", **more: Any) -> dict[str, Any]:
    """One legal line of `examples.jsonl`."""
    values: dict[str, Any] = {
        "id": name,
        "input": {"profile": None, "job": job},
        "expected": {"word": name},
        "tags": ["common"],
        "provenance": {"author": "nobody", "date": "2026-01-01"},
    }
    return {**values, **more}


def write(root: Path, *rows: dict[str, Any] | str, card: dict[str, Any] | str | None = None) -> Path:
    """`root` as a golden folder with the set `greet/core`; strings are written as they are."""
    folder = root / "greet" / "core"
    for path in (folder, root / "profiles", root / "jobs"):
        path.mkdir(parents=True, exist_ok=True)
    (root / "jobs" / "cook.json").write_text(json.dumps({"title": "Cook", "text": "cook wanted"}))
    (root / "profiles" / "mara.json").write_text(json.dumps({"work": [{"name": "Acme", "highlights": ["Cooked"]}]}))
    lines = [item if isinstance(item, str) else json.dumps(item) for item in rows]
    (folder / "examples.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    data = CARD if card is None else card
    (folder / "card.yaml").write_text(data if isinstance(data, str) else yaml.safe_dump(data), encoding="utf-8")
    return root
