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


class Detected(Noun):
    """Of `n` claims on which people have a majority, the share that the check gets right; null for no claim."""

    n: int = Field(ge=0)
    share: Estimate | None


class Pair(Noun):
    """One document (its digest) of one person: what people gave it on average, and the judge, as shares in [0, 1]."""

    document: str
    cluster: str
    people: float = Field(ge=0, le=1)
    judge: float = Field(ge=0, le=1)


class Agreement(Noun):
    """One criterion, or the preference. `n` counts what both have graded, `clusters` the people that it is about.

    `kappa` is Cohen's and `alpha` Krippendorff's, both between the judge and the people's lower median, by squared
    distance for bands; `people` is alpha among people only. `offset` is judge minus people in shares. `length` is the
    rank correlation of that difference with the number of words (of two documents: the first's more words): 0 means
    that length does not sway the judge other than people. `position` is how much more than half of its words go to
    what stands first, `turned` the share of pairs where the order turned the judge's word round; both null for bands.
    Null elsewhere is: cannot be told. `pairs` is what an estimate is corrected by.
    """

    n: int = Field(ge=0)
    clusters: int = Field(ge=0)
    kappa: float | None
    alpha: Estimate | None
    people: Estimate | None
    offset: Estimate
    length: Estimate | None
    position: Estimate | None = None
    turned: Estimate | None = None
    pairs: tuple[Pair, ...]

    @property
    def is_shown(self) -> bool:
        """Whether judge and people agree more than chance would have it, surely enough."""
        return self.alpha is not None and self.alpha.low is not None and self.alpha.low > 0


class Calibration(Noun):
    """What `vitaeval judge calibrate` keeps for one judge. It holds for no other prompt, model or served model."""

    format: Literal[1] = 1
    judge: Judge
    evidence: Evidence
    served: tuple[str, ...]
    golden: str
    run: str
    date: str
    labellers: tuple[str, ...] = Field(min_length=1)
    criteria: Mapping[str, Agreement]

    @property
    def unshown(self) -> tuple[str, ...]:
        """The criteria on which agreement beyond chance is not shown: with any, the judge stays uncalibrated."""
        return tuple(name for name, held in self.criteria.items() if not held.is_shown)


class Corrected(Noun):
    """What people would have said on average, by criterion.

    `transported` says that the people's labels are of other documents: then it is right as far as the judge errs on
    both alike.
    """

    means: Mapping[str, Estimate]
    transported: bool


class JudgedRun(Noun):
    """The judge of a run: how much it graded, and what is known of its word.

    `calibration` is null for a judge that no person's labels stand behind; `why` then says what is missing, and nothing
    is `corrected`. `cost_usd` is null where a price is unknown.
    """

    judge: Judge
    evidence: Evidence | None
    served: tuple[str, ...]
    judged: int = Field(ge=0)
    missing: int = Field(ge=0)
    cost_usd: float | None
    calibration: Calibration | None
    why: str | None
    corrected: Corrected | None


class Preferences(Noun):
    """Candidate against baseline, pair by pair; every pair was asked about in both orders.

    `share` is how often the candidate's document is preferred, over people, a tie counting half; null where nothing
    was answered. `won`, `tied` and `lost` count pairs; `same` of the ties hold one text twice and needed no judge,
    `turned` others are ties only because each order preferred what stood in the same place. `first` is the share of
    words that went to what stood first: 0.5 without position bias. `missing` pairs lack a valid answer in an order.
    """

    share: Estimate | None
    won: int = Field(ge=0)
    tied: int = Field(ge=0)
    lost: int = Field(ge=0)
    same: int = Field(ge=0)
    turned: int = Field(ge=0)
    first: Estimate | None
    missing: int = Field(ge=0)


class PreferredRun(Noun):
    """What a pairwise judge says of two runs (`prefer-<baseline>.json` in the candidate's folder).

    `calibration` and `why` are those of a judged run; `corrected` is how often people would prefer the candidate, null
    where they have labelled too few of these pairs.
    """

    format: Literal[1] = 1
    judge: Judge
    evidence: Evidence | None
    served: tuple[str, ...]
    candidate: str
    baseline: str
    counts: Preferences
    cost_usd: float | None
    calibration: Calibration | None
    why: str | None
    corrected: Estimate | None = None
