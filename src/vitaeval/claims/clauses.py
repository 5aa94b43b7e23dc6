"""A line as the clauses that each say one thing that was done."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vitaeval.text.normalize import plain, stem, stems
from vitaeval.text.verbs import Tense, forms

_CUT = re.compile(r"(?=[.;:,()\s])(?:[.;:](?=\s|$)|,? (?:and|then|but|which|who|that|while) |, |\s[–—-]\s|\s*[()]\s*)")
_LEAD = re.compile(r"[\s\W]*(?:(?:also|then|currently|regularly|successfully|personally|and|to|\w+ly) )*")
_PREFIXES = frozenset("co re pre over out un de".split())
_FIRST_PERSON = re.compile(r"^.{0,80}?\bi (?:(?:have|had|also|then|now) )*")
_OBJECT = re.compile(r"[a-z-]+ (?:the|an?|its|their|all|both|\d|two|three|four|five|six|seven|eight|nine|ten)\b")
_ANDS = (" and ", " then ", " but ", " while ")
_ROOT = 5
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


class Clause(NamedTuple):
    """One clause: its place, plain text and opening verb (None when it opens otherwise).

    `is_first` tells the clause that opens the line from those that follow it.
    """

    start: int
    end: int
    text: str
    verb: str | None
    is_first: bool

    @property
    def stems(self) -> frozenset[str]:
        """Stems of its content words."""
        return stems(self.text)


@lru_cache(maxsize=8192)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a line. What opens with no verb, or one of another tense, continues the clause before it."""
    low = plain(text)
    spans: list[tuple[int, int]] = []
    verbs: list[str | None] = []
    told: frozenset[str] = frozenset()
    start = 0
    for cut in (*_CUT.finditer(low), None):
        end = cut.start() if cut else len(low)
        verb = opening(low[start:end])
        tenses = _tenses(verb) if verb else frozenset()
        is_past = low.endswith(_ANDS, 0, start) and _is_past_deed(low[start:end], tenses)
        if spans and not (tenses & told or (verb and not told) or is_past):
            spans[-1] = (spans[-1][0], end)
            verbs[-1] = opening(low[slice(*spans[-1])])
        elif low[start:end].strip():
            spans.append((start, end))
            verbs.append(verb)
            told = told or tenses
        start = cut.end() if cut else end
    return tuple(
        [Clause(a, b, low[a:b], verb, n == 0) for n, ((a, b), verb) in enumerate(zip(spans, verbs, strict=True))]
    )


def _is_past_deed(clause: str, tenses: frozenset[str]) -> bool:
    """Whether a clause opens with a past form and its object: what was done earlier, told behind what is done now."""
    return tenses == {Tense.PAST.value} and _OBJECT.match(clause, lead(clause)) is not None


def opening(low: str) -> str | None:
    """The verb that a plain text opens with, participles in -ing too; prefixes (`co-led`) stay."""
    word = _WORD.match(low, lead(low))
    return word.group() if word and _tenses(word.group()) else None


@lru_cache(maxsize=8192)
def lead(low: str) -> int:
    """Where the verb of a clause stands, when it has one there: behind adverbs, and behind "I" in a sentence."""
    first = _FIRST_PERSON.match(low) if "i " in low else None
    found = _LEAD.match(low, first.end() if first else 0)
    return found.end() if found else 0


def is_verb(word: str) -> bool:
    """Whether a plain word is a form of a verb of action, participles included."""
    return bool(_tenses(word))


@lru_cache(maxsize=4096)
def _tenses(word: str) -> frozenset[str]:
    """The tenses that a verb form can stand for ("ing" for participles); empty for other words."""
    prefix, _, tail = word.rpartition("-")
    if prefix and prefix not in _PREFIXES:
        return frozenset()
    known = forms().get(word.replace("-", "")) or forms().get(tail)
    if known:
        return frozenset(
            f"{tense.value}{'s' if tense is Tense.PRESENT and tail.endswith('s') else ''}" for tense in known
        )
    bases = (tail[:-3], f"{tail[:-3]}e", tail[:-4]) if tail.endswith("ing") else ()
    return frozenset({"ing"}) if any(base in forms() for base in bases) else frozenset()


def renames(text: str, source: str) -> bool:
    """Whether `text` has as another word what a clause of the source did ("built forecasts" for "forecasted")."""
    told = {word[:_ROOT] for word in stems(text) if len(word) >= _ROOT}
    return any(each.verb is not None and stem(each.verb)[:_ROOT] in told for each in clauses(source))


def is_finite(clause: Clause) -> bool:
    """Whether the opening word is surely a verb: first in its line, or in a form that no noun has ("planned")."""
    return clause.is_first or bool(_tenses(clause.verb or "") - {"present", "presents"})
