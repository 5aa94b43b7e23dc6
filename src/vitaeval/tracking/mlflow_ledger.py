"""The ledger in MLflow: one create-once document for each entry, and the verdicts that entries speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from vitaeval.errors import EnvironmentFailure
from vitaeval.schema.ledger import Entry
from vitaeval.tracking.documents import Documents

DIGITS = 8


def entries_of(task: str) -> str:
    """What the names of all entries of `task` begin with."""
    return f"vitaeval.ledger.{task}."


@dataclass(frozen=True, slots=True)
class Page:
    """What stands in an entry's place: the entry, or None for a text that is none."""

    number: int
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class LedgerStore:
    """Entries and verdicts of one registry."""

    documents: Documents

    def pages(self, task: str) -> tuple[Page, ...]:
        """Everything that stands in the ledger of `task`, in order of the numbers."""
        found = self.documents.under(entries_of(task))
        numbered = {name.rpartition(".")[2]: text for name, text in found.items()}
        return tuple(_page(int(number), text) for number, text in sorted(numbered.items()) if number.isdecimal())

    def entry(self, task: str, number: int) -> Page | None:
        """What stands in one place; None when nothing does."""
        text = self.documents.read(_name(task, number))
        return None if text is None else _page(number, text)

    def append(self, entry: Entry) -> bool:
        """Write `entry` in its place; False when another one stands there."""
        about = f"{entry.deed.kind} by {entry.who} (self-declared), {entry.when}"
        return self.documents.create(_name(entry.task, entry.number), entry.model_dump_json(), about)

    def keep_verdict(self, task: str, name: str, text: str) -> bool:
        """Keep a whole verdict; False when there is another one of that name already."""
        return self.documents.create(_verdict(task, name), text, f"verdict of attempt {name}")

    def keep_rows(self, task: str, golden: str, text: str) -> bool:
        """Keep the rows of the golden set with digest `golden`; False when others stand there already."""
        return self.documents.create(_golden(task, golden), text, f"rows of golden set {golden[:12]}")

    def rows(self, task: str, golden: str) -> str | None:
        """Those rows; None where nobody kept them."""
        return self.documents.read(_golden(task, golden))

    def verdict(self, task: str, name: str) -> str | None:
        """The whole verdict called `name`; None when there is none."""
        return self.documents.read(_verdict(task, name))


def readable(pages: Sequence[Page]) -> tuple[Entry, ...]:
    """The entries of `pages`. Raises EnvironmentFailure for a text that is no entry."""
    for page in pages:
        if page.entry is None:
            raise EnvironmentFailure(f"ledger entry {page.number} is no entry any more: `vitaeval ledger verify`")
    return tuple(page.entry for page in pages if page.entry is not None)


def _page(number: int, text: str) -> Page:
    try:
        return Page(number, Entry.model_validate_json(text))
    except ValidationError:
        return Page(number, None)


def _name(task: str, number: int) -> str:
    return f"{entries_of(task)}{number:0{DIGITS}d}"


def _verdict(task: str, name: str) -> str:
    return f"vitaeval.verdict.{task}.{name}"


def _golden(task: str, golden: str) -> str:
    return f"vitaeval.golden.{task}.{golden[:12]}"
