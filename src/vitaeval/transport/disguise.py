"""Answers that are kept hold stand-ins, and the documents that they are about are enough to read them back.

A call knows what its stand-ins stand for only while it lasts. For an answer that never was a reply to a
masked question (an imported one, or that of a keyless model, which reads the documents themselves) the
stand-ins are numbered by the example's own documents: the same documents, the same numbers, any day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from vitaeval.schema.golden import Example
from vitaeval.text.names import name_parts
from vitaeval.text.person import KnownPerson
from vitaeval.text.pii import Finding, PiiKind
from vitaeval.text.placeholders import mask, restore, stand_ins

OWN, FOREIGN = 101, 501
"""Where the numbers begin: of what the documents say, and of what only the answer says."""

Find = Callable[[str], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Disguise:
    """Puts stand-ins into answers about one example (`on`) and takes them out again (`off`).

    What the documents say comes back as it was; a name or address of theirs in another writing comes back
    as they write it. An e-mail, telephone or social security number that they do not have comes back as an
    invalid one of its kind, so that an invented one still counts as invented.
    """

    originals: Mapping[str, str]
    find: Find
    find_own: Find

    def on(self, text: str) -> str:
        """`text` as it may be kept."""
        masked = mask((text,), self.find, given=self.originals, first=FOREIGN)
        new = {name: words for name, words in masked.originals.items() if name not in self.originals}
        other_writings = {name: own for name, words in new.items() if (own := self._own(name, words))}
        return restore(masked.texts[0], other_writings)

    def off(self, text: str) -> str:
        """A kept text as it is scored."""
        foreign = {f"{kind.name}_{number}": _invalid(kind, number) for kind, number in stand_ins(text)}
        known = {name: words for name, words in foreign.items() if words} | dict(self.originals)
        return restore(text, known)

    def _own(self, name: str, words: str) -> str | None:
        """The documents' first stand-in of this kind, when `words` are another writing of what they say."""
        kind = name.rpartition("_")[0]
        first = f"{kind}_{OWN}"
        return f"[{first}]" if first in self.originals and any(self.find_own(words)) else None


def disguise(example: Example, person: KnownPerson, find: Find, find_own: Find) -> Disguise:
    """The disguise for answers about `example`; `find_own` finds only what belongs to `person`."""
    profile = "" if example.profile is None else example.profile.model_dump_json(exclude_none=True)
    documents = (*_writings(person), profile, example.job.text)
    return Disguise(mask(documents, find, first=OWN).originals, find, find_own)


def _writings(person: KnownPerson) -> tuple[str, ...]:
    """The usual ways to write a name, each a text of its own."""
    if not person.name:
        return ()
    words = person.name.split()
    parts = [word for word in words if name_parts(word)]
    short = f"{parts[0]} {parts[-1]}" if parts else person.name
    listed = f"{parts[-1]}, {parts[0]}" if parts else person.name
    forms = (person.name, short, listed, *parts)
    return tuple(dict.fromkeys((*forms, *(form.upper() for form in forms), *(form.lower() for form in forms))))


def _invalid(kind: PiiKind, number: int) -> str | None:
    """Words of this kind that belong to nobody; None where no claim of a text depends on them."""
    if number < FOREIGN:
        return None
    match kind:
        case PiiKind.EMAIL:
            return f"somebody{number}@elsewhere.invalid"
        case PiiKind.PHONE:
            return f"+1 202 555 01{number % 100:02}"
        case PiiKind.SSN:
            return f"900-00-{number:04}"
        case _:
            return None
