"""Work on single lines of a draft: find them, add a clause, replace a stretch."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from vitaeval.defects.draft import Draft, Place
from vitaeval.defects.layout import ROLES
from vitaeval.defects.letter import Letter
from vitaeval.defects.planting import Change
from vitaeval.text.render import PRESENT

SUMMARY = "/summary"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """A bullet: its pointer, its text and the entry under which it stands."""

    pointer: str
    text: str
    entry: str


def lines(draft: Draft) -> tuple[Line, ...]:
    """Every bullet of the experience and the projects."""
    found = []
    for pointer, bullet in draft.cv.bullets():
        _, section, number, *_ = pointer.split("/")
        items = draft.cv.experience if section == "experience" else draft.cv.projects
        found.append(Line(f"{pointer}/text", bullet.text, items[int(number)].source_id))
    return tuple(found)


def work_lines(draft: Draft) -> tuple[Line, ...]:
    """Every bullet of the experience."""
    return tuple(line for line in lines(draft) if line.pointer.startswith("/experience"))


def shuffled(items: Iterable[T], rng: Random) -> list[T]:
    """The items in random order."""
    order = list(items)
    rng.shuffle(order)
    return order


def first(candidates: Iterable[T], make: Callable[[T], Change | None]) -> Change | None:
    """The first change that can be made."""
    return next((change for change in map(make, candidates) if change is not None), None)


def replaced(draft: Draft, pointer: str, span: tuple[int, int], new: str) -> Change:
    """The draft with a stretch of a field replaced; the place is what stands there now."""
    text = draft.read(pointer)
    start, end = span
    return draft.write(pointer, f"{text[:start]}{new}{text[end:]}"), (Place(pointer, start, start + len(new)),)


def rewritten(draft: Draft, pointer: str, new: str) -> Change:
    """The draft with a field replaced as a whole."""
    return draft.write(pointer, new), (Place.whole(pointer, new),)


def with_clause(draft: Draft, line: Line, clause: str) -> Change:
    """The bullet with a clause added at its end, before the full stop; `clause` brings its own comma or blank."""
    body = line.text.rstrip()
    end = len(body.rstrip("."))
    return replaced(draft, line.pointer, (end, end), clause)


def with_sentence(draft: Draft, sentence: str, rng: Random) -> Change:
    """The summary with one sentence more, in front, behind or between."""
    text = draft.cv.summary.strip()
    if not text:
        return rewritten(draft, SUMMARY, sentence)
    ends = [found.end() for found in re.finditer(r"(?<=[a-z0-9)]{2}\.)\s+(?=[A-Z])", text)]
    spot = rng.choice([*ends, len(text), len(text)])
    before = text[:spot].rstrip()
    stop = "" if before.endswith((".", "!", "?")) or not before else "."
    start = len(before) + len(stop) + 1
    after = f" {text[spot:]}" if text[spot:] else ""
    written = draft.write(SUMMARY, f"{before}{stop} {sentence}{after}")
    return written, (Place(SUMMARY, start, start + len(sentence)),)


def beside_dates(draft: Draft, role: int, told: str) -> Change:
    """The dates of a role with something behind them, set off by a comma where brackets hold the dates already."""
    pointer = f"/experience/{role}/end_date"
    end = draft.read(pointer) or PRESENT
    form = draft.layout
    in_brackets = isinstance(form, Letter) or (form is not None and "({dates})" in ROLES[form.role])
    behind = re.sub(r" \((.*)\)$", r", \1", told) if in_brackets else told
    return draft.write(pointer, end + behind), (Place(pointer, len(end), len(end + behind)),)


def with_bullet(draft: Draft, role: int, text: str, sources: tuple[str, ...]) -> Change:
    """One bullet more under a role."""
    bullets = draft.cv.experience[role].bullets
    pointer = f"/experience/{role}/bullets"
    return draft.write(f"{pointer}/-", {"text": text, "source_ids": list(sources)}), (
        Place(f"{pointer}/{len(bullets)}/text", 0, len(text)),
    )


def topics(draft: Draft) -> Iterator[str]:
    """Things that the bullets speak of: the words behind the opening verb, up to a preposition or comma."""
    for line in lines(draft):
        found = re.match(
            r"[A-Z][a-z]+(?:ed|lt|de|ew|t|ote)\s+(?:the\s+|an?\s+)?((?:[\w/-]+\s?){1,3}?)(?=\s(?:using|for|with|by|from|"
            r"to|in|on|of|and|at|that)\b|[,.;]|$)",
            line.text,
        )
        if found and not re.search(r"\d", found.group(1)):
            yield found.group(1).strip()
