"""How far a judge says what people say, measured on documents that both have graded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Evidence
from vitaeval.schema.judgement import Judge


class Estimate(Noun):
    """A number with its 95 % interval; ends are null where there is too little to tell."""

    mean: float
    low: float | None
    high: float | None


class Pair(Noun):
    """One document: the mean of what people gave it and what the judge gave it, both as shares in [0, 1]."""

    people: float = Field(ge=0, le=1)
    judge: float = Field(ge=0, le=1)


class Agreement(Noun):
    """One criterion (or preference). `n` counts documents that both have graded.

    `kappa` is Cohen's, of the judge's band and the people's lower median; `alpha` is Krippendorff's over judge and
    people together, of squared distances, `people` the same among people only. `offset` is judge minus people in
    shares, `length` its rank correlation with the number of words: 0 means that length does not sway the judge.
    `pairs` is what an estimate is corrected by. Null is: cannot be told.
    """

    n: int = Field(ge=0)
    kappa: float | None
    alpha: Estimate | None
    people: Estimate | None
    offset: Estimate
    length: Estimate | None
    pairs: tuple[Pair, ...]


class Calibration(Noun):
    """What `vitaeval judge calibrate` keeps for one judge. It holds for no other prompt, model or served model."""

    format: Literal[1] = 1
    judge: Judge
    evidence: Evidence
    served: tuple[str, ...]
    golden: str
    date: str
    labellers: tuple[str, ...]
    criteria: Mapping[str, Agreement]


class JudgedRun(Noun):
    """The judge of a run: how much it graded, and what is known of its word.

    `calibration` is null for a judge that no person's labels stand behind; `why` then says what is missing. With a
    calibration, `corrected` holds what people would have said on average, by criterion. `cost_usd` is null where a
    price is unknown.
    """

    judge: Judge
    evidence: Evidence | None
    served: tuple[str, ...]
    judged: int = Field(ge=0)
    missing: int = Field(ge=0)
    cost_usd: float | None
    calibration: Calibration | None
    why: str | None
    corrected: Mapping[str, Estimate]
