"""What tokens cost. Unknown stays unknown: it is never counted as free."""

from __future__ import annotations

from vitaeval.schema.chat import Usage
from vitaeval.schema.config import Price

PER = 1_000_000


def cost_usd(price: Price | None, usage: Usage | None, *, is_batch: bool = False) -> float | None:
    """USD for `usage`, None when the price of any kind of token in it, or the usage itself, is unknown.

    `cached` and `cache_write` are parts of the prompt and have their own prices; `reasoning` is a part of
    the completion. A batch costs `batch_factor` times as much, unknown when the model has none.
    """
    if price is None or usage is None:
        return None
    plain = max(0, usage.prompt - usage.cached - usage.cache_write)
    parts = [
        (plain, price.input),
        (usage.cached, price.cached_input),
        (usage.cache_write, price.cache_write),
        (usage.completion, price.output),
    ]
    total = 0.0
    for tokens, rate in parts:
        if tokens and rate is None:
            return None
        total += tokens * (rate or 0.0) / PER
    if not is_batch:
        return total
    return None if price.batch_factor is None else total * price.batch_factor


def most_usd(price: Price, prompt: int, completion: int) -> float | None:
    """The most that so many tokens can cost: every prompt token at its dearest rate; None when unknown."""
    if price.input is None or price.output is None:
        return None
    dearest = max(price.input, price.cached_input or 0.0, price.cache_write or 0.0)
    return (prompt * dearest + completion * price.output) / PER
