"""Typed stand-ins for stretches of text: `[NAME_1]`, `[EMAIL_2]`, and the way back.

The same words get the same stand-in in all texts of one call. Numbers follow the order of appearance, so
equal texts are masked equally. A number that the texts themselves already use ("[NAME_1]") is passed over.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType

from vitaeval.text.pii import Finding, PiiKind

_KINDS = "|".join(kind.name for kind in PiiKind)
_STAND_IN = re.compile(
    rf"\\+\[\s*(?P<a>{_KINDS})[\s_\-\\]*(?P<a_number>\d{{1,4}})\s*\\+\]"
    rf"|\[\s*(?P<b>{_KINDS})[\s_\-\\]*(?P<b_number>\d{{1,4}})\s*\]"
    rf"|(?<![A-Za-z0-9_])(?P<c>{_KINDS})\\*_(?P<c_number>\d{{1,4}})(?![A-Za-z0-9_])",
    re.IGNORECASE,
)
_USED = re.compile(rf"({_KINDS})[\s_\-\\]*(\d{{1,4}})", re.IGNORECASE)
_NONE: Mapping[str, str] = MappingProxyType({})
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|$)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Masked:
    """Texts with stand-ins, and what each of them stands for."""

    texts: tuple[str, ...]
    originals: Mapping[str, str]


def mask(
    texts: Sequence[str], find: Callable[[str], Iterable[Finding]], given: Mapping[str, str] = _NONE, first: int = 1
) -> Masked:
    """Put a stand-in wherever `find` says so; it must not give overlapping findings.

    Words that `given` names get the stand-in that they have there; others are numbered from `first` on.
    """
    taken = {f"{found[1].upper()}_{int(found[2])}" for text in texts for found in _USED.finditer(text)} | given.keys()
    names = {(PiiKind[name.rpartition("_")[0]], words): name for name, words in given.items()}
    fresh = {kind: _fresh(kind, taken, first) for kind in PiiKind}

    def stand_in(kind: PiiKind, words: str) -> str:
        if (kind, words) not in names:
            names[kind, words] = next(fresh[kind])
        return f"[{names[kind, words]}]"

    masked = tuple(_replaced(text, find(text), stand_in) for text in texts)
    return Masked(masked, MappingProxyType({name: words for (_, words), name in names.items()}))


def restore(text: str, originals: Mapping[str, str]) -> str:
    """`text` with the originals back, also where a model changed a stand-in's case, spaces or brackets.

    Inside a JSON string the original is escaped as JSON demands. An unknown stand-in stays as it is.
    """
    if not originals:
        return text
    strings = _json_strings(text)
    starts = [start for start, _ in strings]

    def original(found: re.Match[str]) -> str:
        words = originals.get(_key(found))
        if words is None:
            return found[0]
        before = bisect_left(starts, found.start()) - 1
        inside = before >= 0 and found.start() < strings[before][1]
        return _escaped(words) if inside else words

    return _STAND_IN.sub(original, text)


def stand_ins(text: str) -> Iterator[tuple[PiiKind, int]]:
    """Kind and number of every stand-in that `text` has."""
    for found in _STAND_IN.finditer(text):
        kind, _, number = _key(found).rpartition("_")
        yield PiiKind[kind], int(number)


def _fresh(kind: PiiKind, taken: Container[str], first: int) -> Iterator[str]:
    """Names of stand-ins that no text uses."""
    return (name for number in count(first) if (name := f"{kind.name}_{number}") not in taken)


def _replaced(text: str, findings: Iterable[Finding], stand_in: Callable[[PiiKind, str], str]) -> str:
    pieces: list[str] = []
    position = 0
    for item in sorted(findings, key=lambda item: item.start):
        pieces += [text[position : item.start], stand_in(item.kind, text[item.start : item.end])]
        position = item.end
    return "".join([*pieces, text[position:]])


def _key(found: re.Match[str]) -> str:
    kind = found["a"] or found["b"] or found["c"]
    number = found["a_number"] or found["b_number"] or found["c_number"]
    return f"{kind.upper()}_{int(number)}"


def _json_strings(text: str) -> list[tuple[int, int]]:
    """Where the strings of the first JSON object of `text` stand, even if it is cut short."""
    begin = text.find("{")
    if begin < 0:
        return []
    try:
        _, end = json.JSONDecoder().raw_decode(text, begin)
    except ValueError:
        end = len(text)
    return [found.span() for found in _JSON_STRING.finditer(text, begin, end)]


def _escaped(words: str) -> str:
    """`words` as they may stand in a JSON string; words that came out of JSON are escaped already."""
    if "\\" in words and _is_escaped(words):
        return words
    return json.dumps(words, ensure_ascii=False)[1:-1]


def _is_escaped(words: str) -> bool:
    try:
        json.loads(f'"{words}"')
    except ValueError:
        return False
    return True
