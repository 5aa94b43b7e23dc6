"""What one stage would take: tokens, money and answer time."""

from __future__ import annotations

from dataclasses import dataclass

from vitaeval.runner.pace import Load
from vitaeval.runner.tokens import (
    Asked,
    answer_times,
    cached_share,
    completion_tokens,
    prompt_tokens,
    repair_share,
    with_repairs,
)
from vitaeval.schema.config import Price
from vitaeval.schema.plan import NOTHING, Spread, StageEstimate

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage's questions, how many more are answered already, and the beginning that its prompts share."""

    name: str
    asked: Asked
    held: int
    prefix_chars: int
    at_once: int


def appraise(stage: Stage) -> tuple[StageEstimate, Load]:
    """What the stage would take, and the load that it puts on its model."""
    asked, n = stage.asked, len(stage.asked.questions)
    sent, came, share = prompt_tokens(asked), completion_tokens(asked), repair_share(asked)
    prompt, completion = with_repairs(sent.value, came.value, share, n)
    cached = cached_share(asked, stage.prefix_chars, stage.at_once)
    unknown, price = _unknown(asked), asked.model.price
    cost = None if unknown or price is None else cost_usd(price, prompt, completion, cached)
    repairs = share.times(n)
    found = StageEstimate(
        stage=stage.name,
        model=asked.model.name,
        calls=n,
        held=stage.held,
        repairs=repairs,
        prompt=prompt,
        completion=completion,
        cached_share=cached,
        prompt_basis=sent.basis,
        completion_basis=came.basis,
        cost_usd=cost,
        batch_usd=None if cost is None or price is None else _factored(cost, price.batch_factor),
        unknown=unknown,
    )
    calls = Spread(low=n, likely=n, high=n).plus(repairs)
    return found, Load(asked.model, calls, prompt.plus(completion), answer_times(asked, completion))


def appraise_free(stage: Stage) -> tuple[StageEstimate, Load]:
    """The same for a provider that asks nobody: calls, and nothing else."""
    n = len(stage.asked.questions)
    found = StageEstimate(
        stage=stage.name,
        model=stage.asked.model.name,
        calls=n,
        held=stage.held,
        repairs=NOTHING,
        prompt=NOTHING,
        completion=NOTHING,
        cached_share=NOTHING,
        prompt_basis="asks nobody",
        completion_basis="asks nobody",
        cost_usd=NOTHING,
        batch_usd=None,
    )
    return found, Load(stage.asked.model, Spread(low=n, likely=n, high=n), NOTHING, NOTHING)


def cost_usd(price: Price, prompt: Spread, completion: Spread, cached: Spread) -> Spread | None:
    """USD for these tokens; None when input or output has no known price.

    The lower end takes few tokens and much cached input, the upper end many tokens and no cached input but
    what was always cached; there, what could be cached pays the higher of the prices for input and for
    writing the cache. Cached input of unknown price costs as much as any other.
    """
    if price.input is None or price.output is None:
        return None
    full, read = price.input, price.input if price.cached_input is None else price.cached_input
    write = max(full, price.cache_write or 0.0)
    most = 1.0 if cached.high is None else cached.high

    def ask(tokens: float, share: float, rest: float) -> float:
        return tokens * (share * read + (1 - share) * rest) / MILLION

    low = ask(prompt.low, most, full) + completion.low * price.output / MILLION
    likely = ask(prompt.likely, cached.likely, full) + completion.likely * price.output / MILLION
    if prompt.high is None or completion.high is None:
        return Spread(low=low, likely=likely, high=None)
    dear = full + (write - full) * (most - cached.low)
    high = ask(prompt.high, cached.low, dear) + completion.high * price.output / MILLION
    return Spread(low=low, likely=likely, high=high)


def _unknown(asked: Asked) -> str | None:
    """Why the price cannot be told; None when it can."""
    price = asked.model.price
    if price is not None and price.input is not None and price.output is not None:
        return None
    return (price and price.note) or "the model's configuration names no price"


def _factored(cost: Spread, factor: float | None) -> Spread | None:
    return None if factor is None else cost.times(factor)
