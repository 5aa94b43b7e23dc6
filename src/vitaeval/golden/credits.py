"""Which profiles are golden: their source and licence are written down, so they may be shown."""

from __future__ import annotations

import csv
import json
from pathlib import Path

SOURCES = "sources.csv"


def credited(root: Path) -> frozenset[str]:
    """Ids of profiles that `profiles/sources.csv` under the golden folder names with source and licence."""
    path = root / "profiles" / SOURCES
    if not path.is_file():
        return frozenset()
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row["id"] for row in csv.DictReader(file) if row.get("licence") and row.get("source"))


def uncredited(root: Path, task: str, name: str) -> frozenset[str]:
    """Profiles that the golden set names and nobody credits; lines that cannot be read name none."""
    try:
        lines = (root / task / name / "examples.jsonl").read_bytes().splitlines()
        return frozenset(found for line in lines if (found := _profile(line))) - credited(root)
    except (OSError, UnicodeDecodeError):
        return frozenset()


def _profile(line: bytes) -> str | None:
    try:
        found = json.loads(line)["input"]["profile"]
    except (ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, str) else None
