"""What in the wording of a career document weakens it, with the place of every instance."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from enum import StrEnum
from typing import NamedTuple

from vitaeval.text.phrases import opens, spot
from vitaeval.text.tokens import Span, sentences, words
from vitaeval.text.verbs import forms

LONG_SENTENCE_WORDS = 30
_PRONOUN = re.compile(
    r"(?<![\w'’.&/-])(?:[Mm]y(?:self)?|[Mm]e|[Ww]e|[Oo]ur(?:s|selves)?|[Uu]s|[Ii]['’](?:m|ve|d|ll)|[Ww]e['’](?:re|ve|d|ll))"
    r"(?![\w/-])"
)
_I = re.compile(r"(?<![\w'’.&/-])I(?= [a-z])")
_NUMBERED = re.compile(
    r"\b(?:level|phase|class|type|tier|grade|part|stage|category|schedule|volume"
    r"|(?!(?:After|Although|And|As|Because|Before|But|How|If|Once|Since|So|That|Then|Until|What|When|Where|While)\b)"
    r"[A-Z]\w+) $"
)
_CAPITALS = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")
_SHOUTED_RUN = 3


class Flaw(StrEnum):
    """A kind of weak wording."""

    FIRST_PERSON = "first_person"
    PASSIVE_OPENING = "passive_opening"
    CLICHE = "cliche"
    HEDGE = "hedge"
    EMPHASIS = "emphasis"
    LONG_SENTENCE = "long_sentence"
    TENSE = "tense"


class Hit(NamedTuple):
    """One instance: `span.text == text[span.start:span.end]`."""

    flaw: Flaw
    span: Span


def first_person(text: str) -> tuple[Span, ...]:
    """Pronouns of the first person. "Phase I" and "US" are none; "I" counts only before a lower-case word."""
    found = [*_PRONOUN.finditer(text)]
    found += [hit for hit in _I.finditer(text) if not _NUMBERED.search(text, 0, hit.start())]
    return tuple(sorted(Span(hit.start(), hit.end(), hit.group()) for hit in found))


def passive_openings(text: str) -> tuple[Span, ...]:
    """The opening of a line that names a duty instead of a deed ("responsible for"); at most one a line."""
    opening = opens(text, "passive_openings")
    return (opening,) if opening else ()


def cliches(text: str) -> tuple[Span, ...]:
    """Phrases that any candidate could write about any job."""
    return spot(text, "cliches")


def hedges(text: str) -> tuple[Span, ...]:
    """Phrases that take back what the sentence says. Names in capitals ("ETC") are none."""
    return tuple(span for span in spot(text, "hedges") if not span.text.isupper())


def emphasis(text: str, names: Set[str] = frozenset()) -> tuple[Span, ...]:
    """Exclamation marks and words shouted in capitals.

    Capitals are shouting where they write a verb of action ("LED"), or where three or more words in a row
    stand in them. `names` are words that are written so anyway (ACLS, NASA): those of the source.
    """
    marks = [Span(hit.start(), hit.end(), hit.group()) for hit in re.finditer(r"!+", text)]
    return tuple(sorted([*marks, *_shouted(text, names)]))


def long_sentences(text: str) -> tuple[Span, ...]:
    """Sentences of more than 30 words."""
    return tuple(each for each in sentences(text) if len(words(each.text)) > LONG_SENTENCE_WORDS)


def capital_words(text: str) -> frozenset[str]:
    """Every word of two or more letters that `text` writes in capitals."""
    return frozenset(hit.group() for hit in _CAPITALS.finditer(text) if hit.group().isupper())


def flaws(text: str, names: Set[str] = frozenset()) -> tuple[Hit, ...]:
    """Every flaw of one line or paragraph, by kind and place; `names` as in `emphasis`."""
    finders: tuple[tuple[Flaw, Callable[[str], tuple[Span, ...]]], ...] = (
        (Flaw.FIRST_PERSON, first_person),
        (Flaw.PASSIVE_OPENING, passive_openings),
        (Flaw.CLICHE, cliches),
        (Flaw.HEDGE, hedges),
        (Flaw.EMPHASIS, lambda line: emphasis(line, names)),
        (Flaw.LONG_SENTENCE, long_sentences),
    )
    return tuple(Hit(flaw, span) for flaw, find in finders for span in find(text))


def _shouted(text: str, names: Set[str]) -> list[Span]:
    found: list[Span] = []
    for run in _runs(text):
        loud = [word for word in run if word.text not in names]
        verbs = [word for word in loud if len(word.text) > 2 and word.text.casefold() in forms()]
        found += loud if len(run) >= _SHOUTED_RUN else verbs
    return found


def _runs(text: str) -> list[list[Span]]:
    """Words in capitals, those that only white space parts together."""
    runs: list[list[Span]] = []
    for hit in _CAPITALS.finditer(text):
        if not hit.group().isupper():
            continue
        word = Span(hit.start(), hit.end(), hit.group())
        if runs and text[runs[-1][-1].end : word.start].isspace():
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs
