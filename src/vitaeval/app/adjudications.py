"""The file of people's words on claims: `adjudications.jsonl` in the project, append-only, kept in Git."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vitaeval.app.project import Project, find_project
from vitaeval.app.word_file import read_words
from vitaeval.errors import ConfigError
from vitaeval.schema.adjudication import Adjudication, ClaimKey
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Example


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the file; `superseded_by` is the number of the later line on the same claim, if there is one."""

    line: int
    word: Adjudication
    superseded_by: int | None = None


def read(path: Path) -> tuple[Entry, ...]:
    """Every line in order of the file. No file is no lines. Raises DataError naming each bad `file:line`.

    On one claim the latest word holds, by its time and then its line: branches that were merged may have
    brought lines out of order.
    """
    return tuple(_ranked([Entry(number, word) for number, word in read_words(path, Adjudication, "an adjudication")]))


def in_force(entries: Iterable[Entry]) -> dict[str, tuple[Adjudication, ...]]:
    """What holds today, by the digest of the profile."""
    found: dict[str, tuple[Adjudication, ...]] = {}
    for entry in entries:
        if entry.superseded_by is None:
            found[entry.word.profile] = (*found.get(entry.word.profile, ()), entry.word)
    return found


def of_place(start: Path | None = None) -> dict[str, tuple[Adjudication, ...]]:
    """What holds in the project that `start` (the working directory) lies in; nothing outside of one."""
    try:
        project = find_project(start)
    except ConfigError:
        return {}
    return in_force(read(project.adjudications))


def adjudged(examples: Sequence[Example], project: Project) -> tuple[Example, ...]:
    """Examples with the words that hold for their profiles."""
    known = in_force(read(project.adjudications))
    if not known:
        return tuple(examples)
    return tuple(
        item if item.profile is None else replace(item, adjudicated=known.get(digest(item.profile), ()))
        for item in examples
    )


def _ranked(entries: Sequence[Entry]) -> Iterable[Entry]:
    latest: dict[tuple[str, ClaimKey], Entry] = {}
    for entry in sorted(entries, key=lambda item: (item.word.when.replace("Z", "+00:00"), item.line)):
        latest[entry.word.profile, entry.word.key] = entry
    for entry in entries:
        last = latest[entry.word.profile, entry.word.key]
        yield entry if last is entry else replace(entry, superseded_by=last.line)
