"""The table of skill names, read once: what counts as one skill, and under which names it goes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from vitaeval.text.tokens import Span, token_texts, tokens


class Check(StrEnum):
    """What a name must fulfil to count as a skill in running text."""

    NONE = "none"
    CASE = "case"
    CONTEXT = "context"


class Kind(StrEnum):
    """What a name is, and so where it may be read.

    A `skill` is read anywhere. A `field` (subject, activity, spoken language: "finance", "procurement") is
    what postings ask for and texts say in many other words. A `soft` skill is a name when somebody lists
    it, never when prose uses its words. A `phrase` only looks like a skill ("go to market").
    """

    SKILL = "skill"
    FIELD = "field"
    SOFT = "soft"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the tables have it; `forms` are the spellings that `check` demands."""

    canonical: str
    kind: Kind
    check: Check
    forms: frozenset[str]


@dataclass(slots=True)
class Node:
    """A step in the tree of names; `name` where one ends."""

    next: dict[str, Node] = field(default_factory=dict)
    name: Name | None = None


class Match(NamedTuple):
    """A name found in a text, and where it stands."""

    start: int
    end: int
    name: Name


Key = tuple[str, ...]
_SHORTEST_PLURAL = 2
_GAP = re.compile(r"[ \t\u00a0]{0,3}[-‐‑–/_]?[ \t\u00a0]{0,2}|[.'’·]")
_TIGHT = re.compile(r"(?<=[^\W_])[-.'’](?=[^\W_])")


@lru_cache(maxsize=16384)
def fold(token: str) -> str:
    """A token in the form that names are compared in: casefolded, plural endings of longer words cut off."""
    low = token.casefold()
    if low == "&":
        return "and"
    if len(token) > _SHORTEST_PLURAL and token[:-1].isupper():
        return low[:-1] if token.endswith("s") else low
    return _singular(low) if len(low) >= 4 and low.isalpha() else low.replace(" ", "")


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def key(name: str) -> Key:
    """A whole name as folded tokens."""
    return tuple(map(fold, token_texts(name)))


@cache
def names() -> Mapping[Key, Name]:
    """Every name by key. Earlier tables win: our own additions, then the imported selection."""
    table: dict[Key, str] = {}
    kinds: dict[str, Kind] = {}
    for canonical, alias, kind in _rows():
        home = table.get(key(canonical)) or table.get(key(alias)) or canonical
        kinds.setdefault(home, kind)
        for spelling in (canonical, alias):
            for each in _keys(spelling):
                table.setdefault(each, home)
    checks = _checks()
    found = {at: _name(at, home, kinds[home], checks) for at, home in table.items() if at}
    return found | _phrases()


@cache
def tree() -> Node:
    """The same names as a tree of tokens, for one pass over a text."""
    root = Node()
    for at, name in names().items():
        node = root
        for step in at:
            node = node.next.setdefault(step, Node())
        node.name = name
    return root


def matches(text: str) -> Iterator[Match]:
    """The longest name at each place of `text`, left to right, without overlaps."""
    steps = [*map(_step, token_texts(text)), _NO_STEP]
    found: tuple[Span, ...] = ()
    end = 0
    for at in [at for at, step in enumerate(steps) if step.may_open]:
        if not _may_begin(steps[at].node, steps[at + 1].folded):
            continue
        found = found or tokens(text)
        if found[at].start >= end and (hit := _longest(text, found, steps, at)) is not None:
            yield hit
            end = hit.end


class _Step(NamedTuple):
    """A token on the way through the tree: folded, whether a name may open with it, and where that leads.

    A token with a digit at its end may be a name with its version, which the tree does not hold.
    """

    folded: str
    may_open: bool
    node: Node | None


_NO_STEP = _Step("", False, None)


@lru_cache(maxsize=16384)
def _step(token: str) -> _Step:
    folded = fold(token)
    node = tree().next.get(folded)
    return _Step(folded, node is not None or folded[-1].isdigit(), node)


def _may_begin(node: Node | None, following: str) -> bool:
    """Whether a name may begin where the tree has `node`: it is one, or goes on; versions are looked at closely."""
    return node is None or node.name is not None or following in node.next or following[-1:].isdigit()


def _longest(text: str, found: Sequence[Span], steps: Sequence[_Step], first: int) -> Match | None:
    node, best = tree(), None
    for at in range(first, len(found)):
        step = steps[at].folded
        following = node.next.get(step) or (node.next.get(_unversioned(step)) if step[-1].isdigit() else None)
        if following is None:
            break
        node = following
        if node.name is not None:
            best = Match(found[first].start, found[at].end, node.name)
        if not node.next or at + 1 == len(found) or not _is_gap(text, found[at].end, found[at + 1].start):
            break
    return best


def _is_gap(text: str, start: int, end: int) -> bool:
    """Whether two tokens with these places between them may stand in one name."""
    return (end == start + 1 and text[start] == " ") or _GAP.fullmatch(text, start, end) is not None


@lru_cache(maxsize=4096)
def _unversioned(token: str) -> str:
    """`html5` -> `html`; anything that is not letters followed by at most two digits stays as it is."""
    bare = token.rstrip("0123456789")
    return bare if len(bare) >= 3 and len(token) - len(bare) <= 2 and bare.isalpha() else token


def _rows() -> Iterator[tuple[str, str, Kind]]:
    for table in ("skills_additions.csv", "skills.csv"):
        for row in _read(table):
            yield row["canonical"], row["alias"], Kind(row.get("kind", "skill"))


def _read(table: str) -> list[dict[str, str]]:
    text = (files("vitaeval.text") / "data" / table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _keys(spelling: str) -> Iterator[Key]:
    """The key of a spelling, and of the same written as one word where a hyphen or dot joins it."""
    yield key(spelling)
    closed = _TIGHT.sub("", spelling)
    if closed != spelling and len(closed) >= 5:
        yield key(closed)


def _checks() -> dict[Key, tuple[Check, frozenset[str]]]:
    forms: dict[Key, set[str]] = {}
    checks: dict[Key, Check] = {}
    for row in _read("skills_ambiguous.csv"):
        if row["check"] != "phrase":
            forms.setdefault(key(row["form"]), set()).add(row["form"])
            checks[key(row["form"])] = Check(row["check"])
    return {at: (checks[at], frozenset(forms[at])) for at in checks}


def _phrases() -> dict[Key, Name]:
    rows = (row["form"] for row in _read("skills_ambiguous.csv") if row["check"] == "phrase")
    return {key(form): Name(form, Kind.PHRASE, Check.NONE, frozenset()) for form in rows}


def _name(at: Key, canonical: str, kind: Kind, checks: dict[Key, tuple[Check, frozenset[str]]]) -> Name:
    check, forms = checks.get(at, (Check.NONE, frozenset()))
    if check is Check.NONE and len(at) == 1 and len(at[0]) <= 2 and at[0].isalpha():
        check = Check.CASE if len(at[0]) == 2 else Check.CONTEXT
        forms = frozenset({at[0].upper(), *([canonical] if key(canonical) == at else ())})
    return Name(canonical, kind, check, forms)
