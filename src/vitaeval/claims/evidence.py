"""The profile, laid out for looking things up: every line with its pointer, words and quantities."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from vitaeval.claims import names
from vitaeval.claims.finder import Finder
from vitaeval.schema.documents.json_resume import kept_aside
from vitaeval.schema.documents.profile import PREFIX, Entry, Profile
from vitaeval.text import quantities, skills
from vitaeval.text.normalize import plain, stems
from vitaeval.text.quantities import Quantity

_SECTIONS = {
    "w": "work", "v": "volunteer", "p": "projects", "e": "education", "c": "certificates", "a": "awards",
    "b": "publications",
}  # fmt: skip
_LISTS = {"highlights": "h", "courses": "h"}
_BODIES = frozenset({"name", "organization", "institution"})
_HEADS = frozenset({"name", "organization", "position", "institution", "studyType", "area", "title", "roles"})
_PROSE = frozenset({"summary", "description", "highlights"})
_SHORT = "ecab"
"""Sections whose entries are a name and little more."""
_GROUP = re.compile(r"/skills/\d+")
_CITED = re.compile(r"([a-z])(\d+)(?:\.h(\d+))?")
_NO_EVIDENCE = frozenset({"url", "image"})


@dataclass(frozen=True, eq=False)
class Line:
    """One text of the profile, equal to itself alone.

    `path` is its JSON pointer, `entry` the id of its entry ("w1"; None outside the entries), `source`
    what a bullet cites ("w1.h2", or "w1" for the entry's own prose).
    """

    path: str
    entry: str | None
    source: str | None
    field: str
    text: str

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its content words."""
        return stems(self.text)

    @cached_property
    def roots(self) -> frozenset[str]:
        """First five letters of those stems that have as many."""
        return frozenset(word[:5] for word in self.stems if len(word) >= 5)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """What it counts or measures."""
        return quantities.find(self.text)

    @cached_property
    def plain(self) -> str:
        """Its comparison form, at equal length."""
        return plain(self.text)


@dataclass(frozen=True)
class Place:
    """Lines of the profile that are read together, under an entry's id or a pointer."""

    name: str
    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """Their text."""
        return " ".join(line.text for line in self.lines)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The tokens of their names."""
        return frozenset().union(*(names.tokens(line.text) for line in self.lines))


@dataclass(frozen=True, eq=False)
class Evidence:
    """A profile with its lines. Made by `of`; read-only, and equal to itself alone.

    `skills` maps each canonical skill to the pointer of its evidence.
    """

    profile: Profile
    lines: tuple[Line, ...]
    by_entry: Mapping[str, tuple[Line, ...]]
    entries: Mapping[str, Entry]
    skills: Mapping[str, str]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all content words of the whole profile."""
        return frozenset().union(*(line.stems for line in self.lines))

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """First five letters of the stems of five letters or more: words of one root share them."""
        return frozenset().union(*(line.roots for line in self.lines))

    def begins(self, opening: str) -> bool:
        """Whether a stem of the profile begins with these letters."""
        at = bisect_left(self._sorted_stems, opening)
        return at < len(self._sorted_stems) and self._sorted_stems[at].startswith(opening)

    @cached_property
    def _sorted_stems(self) -> tuple[str, ...]:
        return tuple(sorted(self.stems))

    @cached_property
    def header_tokens(self) -> frozenset[str]:
        """Tokens of the names, titles and degrees that head the entries."""
        heads = (line.text for lines in self.by_entry.values() for line in lines if line.field in _HEADS)
        return frozenset(token for text in heads for token in names.tokens(text))

    @cached_property
    def organisations(self) -> frozenset[str]:
        """Words of the names of employers and schools."""
        held = (line for line in self.lines if line.path.startswith(("/work", "/volunteer", "/education")))
        return frozenset(word for line in held if line.field in _BODIES for word in line.plain.split())

    @cached_property
    def text(self) -> str:
        """The prose of the profile, one line each."""
        return "\n".join(line.text for line in self.lines if line.field in _PROSE)

    @cached_property
    def employers(self) -> tuple[tuple[Finder, tuple[str, ...]], ...]:
        """What finds each organisation that the person worked for, with the entries there."""
        found: dict[tuple[str, ...], tuple[str, list[str]]] = {}
        for entry in self.entries:
            line = self.field(entry, "name" if entry[0] == "w" else "organization") if entry[0] in "wv" else None
            if line and names.tokens(line.text):
                found.setdefault(names.tokens(line.text), (line.text, []))[1].append(entry)
        return tuple((Finder.of_name(text), tuple(entries)) for text, entries in found.values())

    @cached_property
    def nameless(self) -> tuple[str, ...]:
        """The roles for which the profile names no employer."""
        named = {entry for _, group in self.employers for entry in group}
        return tuple(entry for entry in self.entries if entry[0] in "wv" and entry not in named)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The lines that may be read as one: those of a short entry or of a group of skills, else each line alone."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(_place(line), []).append(line)
        return tuple(Place(name, tuple(lines)) for name, lines in found.items())

    @cached_property
    def plain(self) -> str:
        """The whole profile as one comparison text, one line each."""
        return "\n".join(line.plain for line in self.lines)

    def of_entry(self, entry: str | None) -> tuple[Line, ...]:
        """Lines of one entry; of the whole profile when `entry` is None or unknown."""
        return self.lines if entry is None else self.by_entry.get(entry, self.lines)

    def done_in(self, entry: str | None) -> tuple[Line, ...]:
        """Lines of one entry and of the projects that the profile says were done at its employer."""
        projects = self._projects_at.get(entry or "", ())
        return (*self.of_entry(entry), *projects) if projects else self.of_entry(entry)

    @cached_property
    def _projects_at(self) -> Mapping[str, tuple[Line, ...]]:
        """The lines of the projects whose description or firm names an employer, for each role there.

        A project that is called as the employer tells of all that was done there.
        """
        found: dict[str, list[Line]] = {}
        for finder, roles in self.employers:
            for entry, lines in self.by_entry.items():
                if entry[0] == "p" and any(
                    finder.search(x.text) for x in lines if x.field in ("description", "entity")
                ):
                    if finder.match(lines[0].text):
                        found.setdefault(entry, []).extend(line for role in roles for line in self.by_entry[role])
                    for role in roles:
                        found.setdefault(role, []).extend(line for line in lines if line.field in _PROSE)
        return {role: tuple(lines) for role, lines in found.items()}

    def at(self, path: str) -> Line | None:
        """The line at a JSON pointer."""
        return self._paths.get(path)

    @cached_property
    def _paths(self) -> Mapping[str, Line]:
        return {line.path: line for line in reversed(self.lines)}

    def field(self, entry: str, name: str) -> Line | None:
        """The line of one field of an entry ("position"), or None when the profile leaves it out."""
        return self._fields.get((entry, name))

    @cached_property
    def _fields(self) -> Mapping[tuple[str, str], Line]:
        """The first line of each field of each entry."""
        return {(entry, line.field): line for entry, lines in self.by_entry.items() for line in reversed(lines)}

    def nearest(self, text: str, lines: tuple[Line, ...]) -> Line | None:
        """The line of `lines` that shares most content words with `text`; the earlier one on a tie."""
        wanted, most = stems(text), 0.0
        best = lines[0] if lines else None
        for line in lines:
            held = line.stems
            if not wanted.isdisjoint(held) and (share := len(wanted & held) / (len(held) + 3)) > most:
                best, most = line, share
        return best


def _place(line: Line) -> str:
    if line.entry is not None and line.entry[0] in _SHORT and line.field not in _LISTS:
        return line.entry
    group = _GROUP.match(line.path)
    return group[0] if group else line.path


@lru_cache(maxsize=128)
def of(profile: Profile) -> Evidence:
    """Lay out a profile."""
    lines = (*_entry_lines(profile), *_other_lines(profile))
    return Evidence(profile, lines, _by_entry(lines), dict(profile.entries()), skills.profile_skills(profile))


@lru_cache(maxsize=512)
def cited(whole: Evidence, ids: tuple[str, ...]) -> Evidence:
    """Only what `ids` stand for: the named highlights, and the own words and skills of their entries."""
    owners = {source_id.split(".")[0] for source_id in ids}
    entries = {entry: item for entry, item in whole.entries.items() if entry in owners}
    lines = tuple(line for line in whole.lines if line.source in ids or line.source in owners)
    named = (line for entry in entries for line in whole.by_entry.get(entry, ()))
    held = {mention.canonical: line.path for line in named for mention in skills.find(line.text, broad=True)}
    return Evidence(whole.profile, lines, _by_entry(lines), entries, held)


def _by_entry(lines: Sequence[Line]) -> dict[str, tuple[Line, ...]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.entry:
            found.setdefault(line.entry, []).append(line)
    return {entry: tuple(own) for entry, own in found.items()}


def pointer(entry_id: str) -> str:
    """JSON pointer of an entry or a highlight in the profile: "w1.h2" -> "/work/0/highlights/1"."""
    found = _CITED.fullmatch(entry_id)
    if found is None or found[1] not in PREFIX:
        return ""
    at = f"/{_SECTIONS[found[1]]}/{int(found[2]) - 1}"
    name = "courses" if found[1] == "e" else "highlights"
    return f"{at}/{name}/{int(found[3]) - 1}" if found[3] else at


def _entry_lines(profile: Profile) -> Iterator[Line]:
    for entry_id, item in profile.entries():
        for name, value in item:
            if name in _NO_EVIDENCE or not value:
                continue
            if isinstance(value, str):
                yield Line(f"{pointer(entry_id)}/{name}", entry_id, entry_id, name, value)
                continue
            for number, text in enumerate(value):
                mark = f"{entry_id}.h{number + 1}" if name in _LISTS else entry_id
                yield Line(f"{pointer(entry_id)}/{name}/{number}", entry_id, mark, name, text)


def _other_lines(profile: Profile) -> Iterator[Line]:
    rest = profile.model_dump(mode="json", include={"basics", "skills", "languages", "interests", "references"})
    leaves: list[tuple[str, str]] = []
    _collect(rest, "", leaves)
    for path, text in leaves:
        yield Line(path, None, None, path.rsplit("/", 1)[-1], text)
    for extra in kept_aside(profile):
        yield Line(extra.pointer, None, None, "extra", extra.json_text)


def _collect(value: object, path: str, found: list[tuple[str, str]]) -> None:
    """Add every text inside a JSON value with its pointer."""
    if isinstance(value, str) and value:
        found.append((path, value))
    elif isinstance(value, dict | list):
        for name, item in value.items() if isinstance(value, dict) else enumerate(value):
            if item:
                _collect(item, f"{path}/{name}", found)
