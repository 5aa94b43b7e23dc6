"""The ATS score of one text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vitaeval.metrics.ats.form import Form, form
from vitaeval.metrics.ats.keywords import Keyword, coverage, credits, own_words, with_general
from vitaeval.metrics.ats.stuffing import stuffing
from vitaeval.schema.documents.analysis import Importance
from vitaeval.schema.documents.profile import Basics

PASS = 0.85
WEIGHTS = {"must_coverage": 0.50, "nice_coverage": 0.15, "sections": 0.15, "format": 0.20}


@dataclass(frozen=True, slots=True)
class Assessment:
    """An ATS score in [0, 1] and what it is made of.

    `components` holds the weighted shares; a group without attainable keywords is absent and its weight
    goes to the others in proportion. `value` = clip(sum of weight x share - stuffing). `raw` is the same
    over all of the posting's keywords, supported or not: what a parser that believes the CV would show;
    `gap` is how much of `raw` rests on keywords that the profile does not support. `credited` holds what each
    keyword earned, `named` those that stand there by a name of their own.
    """

    value: float
    raw: float
    gap: float
    components: Mapping[str, float]
    stuffing: float
    coverage: float
    credited: Mapping[str, float]
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class Target:
    """Whom and what a CV is for: the person's contact data, the posting and its keywords, and the day."""

    basics: Basics
    posting: str
    asked: Sequence[Keyword]
    as_of: date


def assess(text: str, target: Target) -> Assessment:
    """Score the text of a CV.

    `coverage` is the share of all keywords that the CV brings up and the profile supports.
    """
    asked, own = target.asked, own_words(text, target.posting)
    named, shape = credits(own, asked), form(text, own, target.basics, target.as_of)
    credited = with_general(named, asked)
    penalty = stuffing(text, frozenset(word.name for word in asked))
    attainable = [word for word in asked if word.is_supported]
    honest = {word.name: credited[word.name] for word in attainable if word.name in credited}
    components = _components(attainable, credited, shape)
    raw = total(_components(asked, credited, shape), penalty)
    return Assessment(
        value=total(components, penalty),
        raw=raw,
        gap=raw - total(_components(asked, honest, shape), penalty),
        components=components,
        stuffing=penalty,
        coverage=len(honest) / len(asked) if asked else 0.0,
        credited=credited,
        named=frozenset(named),
    )


def total(components: Mapping[str, float], penalty: float) -> float:
    """Weighted mean of the components that are there, less the penalty, clipped to [0, 1]."""
    weight = sum(WEIGHTS[name] for name in components)
    gained = sum(WEIGHTS[name] * share for name, share in components.items())
    return min(1.0, max(0.0, gained / weight - penalty))


def _components(words: Iterable[Keyword], credited: Mapping[str, float], shape: Form) -> dict[str, float]:
    known = tuple(words)
    shares = {
        "must_coverage": coverage([word for word in known if word.importance is Importance.MUST], credited),
        "nice_coverage": coverage([word for word in known if word.importance is Importance.NICE], credited),
        "sections": shape.sections,
        "format": shape.format,
    }
    return {name: share for name, share in shares.items() if share is not None}
