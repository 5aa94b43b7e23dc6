"""What an answer says to its reader, field by field, as one text to search."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import BaseModel

from vitaeval.schema.documents.cv import CvAnswer
from vitaeval.schema.score import NotApplicable, Observation
from vitaeval.schema.tailoring import STAGE
from vitaeval.text.leaves import leaves

UNSAID = frozenset({"kind", "source_id", "source_ids", "self_check", "missing_skills"})
"""Fields that no reader of the document sees."""
BETWEEN = "\n\n"
"""Parts fields so that nothing is found across two of them."""


class Field(NamedTuple):
    """One text of an answer: its JSON pointer, and where it begins in the whole."""

    where: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """All fields of an answer in order; `text` is the whole of them."""

    fields: tuple[Field, ...]

    @property
    def text(self) -> str:
        """Every field, parted by an empty line."""
        return BETWEEN.join(field.text for field in self.fields)

    def place(self, start: int) -> tuple[str, int]:
        """The JSON pointer of the field that holds offset `start` of the whole, and the offset inside it."""
        at = bisect_right(self.fields, start, key=lambda field: field.start) - 1
        return self.fields[at].where, start - self.fields[at].start


def said(observation: Observation) -> Said | NotApplicable:
    """What the delivered answer says; not applicable where the stage left none or it holds no text."""
    answer = observation.answers.get(STAGE)
    if answer is None:
        return NotApplicable(reason=f"no answer of stage {STAGE}")
    found = read(answer.answer if isinstance(answer, CvAnswer) else answer)
    return found if found.text.strip() else NotApplicable(reason="the answer holds no text")


def read(document: BaseModel) -> Said:
    """Every text of a document in the order of its fields; ids and what the model says of itself are left out."""
    fields: list[Field] = []
    start = 0
    for where, text in leaves(document, skip=UNSAID):
        fields.append(Field(where, start, text))
        start += len(text) + len(BETWEEN)
    return Said(tuple(fields))
