"""`make validate-metrics`: every metric against labelled sets. Exit code 1 when a figure is worse than its floor.

`--quick` takes few CVs a kind and leaves `docs/metrics.md` alone; without it the tables there are written anew.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import descriptions
import fabrication
import free_texts
import injection
import orderings
import other_people
import own_words
import privacy
import screening
import skills
from documents import ROOT, People
from figures import FLOORS, Section, below, read_floors

DOCUMENT = ROOT / "docs" / "metrics.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
FEWER, SOME = 5, 12
"""Of the free texts the quick run takes each fifth, of the golden examples twelve."""
LIES = ("kind of lie", "severity", "CVs", "recall in text", "recall structured", "located")


def main() -> int:
    """Measure, print, write, compare with the floors."""
    parser = argparse.ArgumentParser(description="Measure every metric against labelled sets.")
    parser.add_argument("--quick", action="store_true", help="few CVs a kind; docs/metrics.md stays as it is")
    parser.add_argument("--each", type=int, default=None, help="CVs a kind (default 20, quick 4)")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors and ceilings")
    chosen = parser.parse_args()
    sections = measured(chosen.each or (4 if chosen.quick else 20), quick=chosen.quick)
    text = written(sections)
    print(text)
    if not chosen.quick:
        place(text, DOCUMENT)
    wrong = list(below(sections, read_floors(chosen.floors)))
    print("\n".join(wrong) if wrong else "every figure keeps its floor")
    return 1 if wrong else 0


def measured(each: int, *, quick: bool) -> list[Section]:
    """All sections; `each` CVs a kind of change, `quick` over a part of the free texts and golden examples."""
    return [
        fabrication.measure(each),
        fabrication.letters(max(2, each // 4)),
        other_people.measure(max(2, each // 2)),
        free_texts.measure(FEWER if quick else 1),
        free_texts.further(FEWER if quick else 1),
        own_words.measure(People()),
        descriptions.measure(People()),
        screening.measure(People()),
        skills.measure(),
        orderings.measure(SOME if quick else None),
        privacy.measure(),
        injection.measure(People()),
    ]


def written(sections: Sequence[Section]) -> str:
    """The sections as Markdown."""
    lines = [f"Measured on {datetime.now(UTC).date()} by `make validate-metrics`."]
    for section in sections:
        lines += ["", f"### {section.title}", "", *_table(("figure", "value", "cases", "goal", ""), _figures(section))]
        lines += ["", *(f"- {note}" for note in section.notes)] if section.notes else []
        lines += _details(section)
    return "\n".join(lines)


def _figures(section: Section) -> list[tuple[str, ...]]:
    return [(each.words, f"{each.value:.3f}", str(each.cases), each.goal, each.standing) for each in section.figures]


def _details(section: Section) -> list[str]:
    if section.title != "Fabrication":
        return ["", *_table(("case", "words", "result"), section.details)] if section.details else []
    honest = [row for row in section.details if row[1] == "faithful"]
    lies = [row for row in section.details if row[1] != "faithful"]
    short = [(row[0], *row[2:5]) for row in honest]
    return ["", *_table(LIES, lies), "", *_table(("faithful rewrite", "CVs", "stopped", "minor claim"), short)]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    return [lines[0], "| " + " | ".join("---" for _ in head) + " |", *lines[1:]]


def place(text: str, document: Path) -> None:
    """Put the tables between their marks."""
    before, _, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    document.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
