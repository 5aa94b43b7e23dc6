"""What makes a line of a CV an achievement: a figure, a verb of action, an outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vitaeval.text.phrases import spot
from vitaeval.text.tokens import sentences
from vitaeval.text.verbs import opening

QUANTIFIED, ACTION, OUTCOME = 0.5, 0.35, 0.15
LINE_CHARACTERS = 110
BULLET_LINES = 2
SUMMARY_SENTENCES = 3
_FROM_TO = re.compile(r"\bfrom\b[^.;]{1,60}?\bto\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deed:
    """One bullet: whether it is true, and what of figure, action verb at the start and outcome it has."""

    is_supported: bool
    is_quantified: bool
    opens_with_action: bool
    has_outcome: bool

    @property
    def value(self) -> float:
        """0.5 for the figure, 0.35 for the verb, 0.15 for the outcome, in [0, 1]; 0 for an invention."""
        if not self.is_supported:
            return 0.0
        return QUANTIFIED * self.is_quantified + ACTION * self.opens_with_action + OUTCOME * self.has_outcome


def deed(text: str, *, is_supported: bool, is_quantified: bool) -> Deed:
    """Judge one bullet. Whether the source supports it and its figures is for the caller to know."""
    return Deed(is_supported, is_quantified, opening(text) is not None, has_outcome(text))


def has_outcome(text: str) -> bool:
    """Whether the line says how or to what end: "by …", "from … to …", "resulting in", "so that"."""
    return bool(spot(text, "outcomes") or _FROM_TO.search(text))


def is_overlong(bullet: str) -> bool:
    """Whether a bullet fills more than two lines of 110 characters, an A4 line at 11 points."""
    return len(bullet) > BULLET_LINES * LINE_CHARACTERS


def is_rambling(summary: str) -> bool:
    """Whether a summary has more than three sentences."""
    return len(sentences(summary)) > SUMMARY_SENTENCES


def mean(deeds: Sequence[Deed]) -> float:
    """Mean value of the bullets, in [0, 1]; 0 when there is none."""
    return sum(each.value for each in deeds) / len(deeds) if deeds else 0.0
