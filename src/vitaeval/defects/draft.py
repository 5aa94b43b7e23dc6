"""A CV as it is handed in: contact data, content, layout; and the places in it that were changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vitaeval.defects.edits import at, put
from vitaeval.defects.layout import Layout
from vitaeval.defects.letter import Letter, write_letter
from vitaeval.defects.typeset import lay_out
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.profile import Basics
from vitaeval.text.render import PRESENT, render

BASICS = "/basics"
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one field: `pointer` as in a claim's `where` (contact data under `/basics`)."""

    pointer: str
    start: int
    end: int

    @classmethod
    def whole(cls, pointer: str, text: str) -> Place:
        """All of a field that reads `text`."""
        return cls(pointer, 0, len(text))


@dataclass(frozen=True, slots=True)
class Draft:
    """Contact data and content of a CV; `layout` None is the one that vitaeval delivers, a letter has no headings."""

    basics: Basics
    cv: TailoredCV
    layout: Layout | Letter | None = None

    def text(self) -> str:
        """The CV as a person gets it."""
        if self.layout is None:
            return render(self.basics, self.cv)
        if isinstance(self.layout, Letter):
            return write_letter(self.basics, self.cv, self.layout)
        return lay_out(self.basics, self.cv, self.layout)

    def read(self, pointer: str) -> str:
        """The field at `pointer`; an open end reads as it is delivered."""
        value = at(self.basics, pointer.removeprefix(BASICS)) if pointer.startswith(BASICS) else at(self.cv, pointer)
        return str(value) if value is not None else PRESENT

    def write(self, pointer: str, value: object) -> Draft:
        """The draft with another value in that field."""
        if pointer.startswith(f"{BASICS}/"):
            return replace(self, basics=put(self.basics, pointer.removeprefix(BASICS), value))
        return replace(self, cv=put(self.cv, pointer, value))


def located(draft: Draft, places: Iterable[Place]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of the draft, and where in it the places stand (a place that the layout leaves out has none)."""
    marked = draft
    for place in sorted(places, key=lambda place: (place.pointer, -place.start)):
        value = marked.read(place.pointer)
        inside = value[place.start : place.end]
        marked = marked.write(place.pointer, f"{value[: place.start]}{_OPEN}{inside}{_CLOSE}{value[place.end :]}")
    text = marked.text()
    return _MARKS.sub("", text), tuple(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for seen, mark in enumerate(_MARKS.finditer(text)):
        if mark.group() == _OPEN:
            start = mark.start() - seen
        else:
            yield start, mark.start() - seen
