"""Which rows of a golden set are not what they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vitaeval.schema.golden_rows import GoldenRows

NAMED = 20


def changed_rows(before: GoldenRows, now: GoldenRows) -> Iterator[str]:
    """What was added, removed and edited, one line a file; sealed rows are counted and not named."""
    found = list(_all(before, now))
    yield from found or ["no row of it: its card, a note on a label, or where it comes from"]


def _all(before: GoldenRows, now: GoldenRows) -> Iterator[str]:
    told = [f"{len(ids)} {what} ({_listed(ids)})" for what, ids in _sorted(before.rows, now.rows).items() if ids]
    told += [f"{len(ids)} sealed {what}" for what, ids in _sorted(before.sealed, now.sealed).items() if ids]
    if told:
        yield f"{now.file}: {', '.join(told)}"
    for file in _sorted(before.documents, now.documents)["edited"]:
        yield f"{file}: edited (used by {_listed(list(now.used[file]))})"


def _sorted(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, list[str]]:
    return {
        "added": sorted(now.keys() - before.keys()),
        "removed": sorted(before.keys() - now.keys()),
        "edited": sorted(name for name in before.keys() & now.keys() if before[name] != now[name]),
    }


def _listed(ids: list[str]) -> str:
    rest = len(ids) - NAMED
    return ", ".join(ids[:NAMED]) + (f" and {rest} more" if rest > 0 else "")
