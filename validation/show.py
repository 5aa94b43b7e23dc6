"""Misses and false alarms for whoever improves a metric: `show.py 12 [kind …] [--letter]`."""

from __future__ import annotations

import sys

from documents import People
from fabrication import Judged, judged

from vitaeval.defects.letter import Letter
from vitaeval.schema.claim import Claim


def main() -> None:
    """Print every miss and every false alarm once; kinds of the other half of the people stay unseen."""
    told = [each for each in sys.argv[1:] if each != "--letter"]
    each = int(told[0]) if told else 12
    seen: set[tuple[str, str, str]] = set()
    for row in judged(People(), each, frozenset(told[1:]), as_letter="--letter" in sys.argv):
        if row.sample.base.half == "held":
            continue
        if row.sample.label:
            _miss(row)
            continue
        for claim in row.flagged:
            key = row.sample.base.name, claim.type, claim.text
            if key not in seen:
                seen.add(key)
                _alarm(row, claim)


def _miss(row: Judged) -> None:
    if row.is_caught and row.is_located and row.is_caught_structured is not False:
        return
    found = f"text={row.is_caught} located={row.is_located} structured={row.is_caught_structured}"
    print(f"MISS {row.sample.changed.kind} {row.sample.base.name} {_layout(row)} {found}")
    for start, end in row.sample.spans:
        print(f"    {_line(row.sample.text, start, end)}")
    for claim in row.new:
        print(f"    got {claim.severity} {claim.type} {claim.text[:80]!r}: {claim.reason}")


def _alarm(row: Judged, claim: Claim) -> None:
    kind, name = row.sample.changed.kind, row.sample.base.name
    print(f"FALSE {kind} {name} {_layout(row)} {claim.severity} {claim.type}")
    print(f"    {_line(row.sample.text, claim.start, claim.end)}\n    because: {claim.reason}")


def _layout(row: Judged) -> str:
    form = row.sample.changed.draft.layout
    if form is None:
        return "[delivered]"
    return "[letter]" if isinstance(form, Letter) else f"[{form.heading}/{form.role}/{form.dates}]"


def _line(text: str, start: int, end: int) -> str:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return f"{text[first:start]}⟦{text[start:end]}⟧{text[end : last if last >= 0 else len(text)]}"


if __name__ == "__main__":
    main()
