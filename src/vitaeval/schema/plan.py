"""What a run would take: calls, tokens, money and time, each with its range, before the first call."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field, model_validator

from vitaeval.schema.base import Noun


class Spread(Noun):
    """A figure with the ends of its plausible range; `high` null: nothing bounds it from above."""

    low: float = Field(ge=0)
    likely: float = Field(ge=0)
    high: float | None = Field(ge=0)

    @model_validator(mode="after")
    def in_order(self) -> Spread:
        """Low, likely and high ascend (up to rounding)."""
        slack = 1e-9 * max(1.0, self.likely)
        if self.low > self.likely + slack or (self.high is not None and self.likely > self.high + slack):
            raise ValueError(f"not in order: {self.low}, {self.likely}, {self.high}")
        return self

    def plus(self, other: Spread) -> Spread:
        """Both together, as if both went low or high at once."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Spread(low=self.low + other.low, likely=self.likely + other.likely, high=high)

    def times(self, factor: float) -> Spread:
        """`factor` times as much; `factor` is at least 0."""
        high = None if self.high is None else self.high * factor
        return Spread(low=self.low * factor, likely=self.likely * factor, high=high)


NOTHING = Spread(low=0, likely=0, high=0)


def total(parts: Iterable[Spread | None]) -> Spread | None:
    """The sum of `parts`; None as soon as one of them is unknown."""
    found = NOTHING
    for part in parts:
        if part is None:
            return None
        found = found.plus(part)
    return found


class StageEstimate(Noun):
    """One stage with the model that it asks.

    `calls` are those still to be made, without repairs; `held` are answered already by the journal or the
    cache. `prompt` and `completion` are tokens of calls and repairs; `cached_share` is the part of the
    prompt that the provider reads from its own cache. `cost_usd` null is unknown, and `unknown` says why;
    `batch_usd` is the price through the provider's batch interface, null where that is unknown.
    """

    stage: str
    model: str
    calls: int = Field(ge=0)
    held: int = Field(ge=0)
    repairs: Spread
    prompt: Spread
    completion: Spread
    cached_share: Spread
    prompt_basis: str
    completion_basis: str
    cost_usd: Spread | None
    batch_usd: Spread | None
    unknown: str | None = None


class Projection(Noun):
    """What `cvs` of these a month would cost; null is unknown."""

    cvs: int
    cost_usd: Spread | None


class Effect(Noun):
    """The smallest difference between two versions that the golden set can show, null with too few clusters.

    `spread` is the standard deviation of a cluster's difference that this assumes; both are shares.
    """

    smallest: float | None
    clusters: int
    spread: float


class RunEstimate(Noun):
    """A whole run. `wall_s` is in seconds, `bound_by` names what it waits for most.

    `orders` is how many batches follow one another, one a stage and one for its repairs; null for a live
    run. Prices of a run in batches are those of batches.
    """

    title: str
    examples: int
    trials: int
    concurrency: int
    stages: tuple[StageEstimate, ...]
    wall_s: Spread
    bound_by: str
    effect: Effect
    monthly: tuple[Projection, ...]
    orders: Spread | None = None
    max_usd: float | None = None
    max_tokens: int | None = None

    @property
    def calls(self) -> Spread:
        """Calls and their repairs."""
        parts = (Spread(low=item.calls, likely=item.calls, high=item.calls).plus(item.repairs) for item in self.stages)
        return total(parts) or NOTHING

    @property
    def tokens(self) -> Spread:
        """Prompt and completion together."""
        return total(item.prompt.plus(item.completion) for item in self.stages) or NOTHING

    @property
    def cost_usd(self) -> Spread | None:
        """The run's price; None as soon as one stage's is unknown."""
        return total(item.cost_usd for item in self.stages)

    @property
    def batch_usd(self) -> Spread | None:
        """The run's price through batch interfaces; None as soon as one stage's is unknown."""
        return total(item.batch_usd for item in self.stages)
