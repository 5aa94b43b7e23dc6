"""Tokens: how much was read and written for one example."""

from __future__ import annotations

from vitaeval.schema.score import Direction, Metric, NotApplicable, Observation, Score


def score(observation: Observation) -> Score | NotApplicable:
    """Prompt and completion tokens of all calls, repairs included, as the providers counted them.

    `cached` tokens are part of `prompt`. Not applicable without calls, or when one provider did not count.
    """
    usages = [call.reply.usage for call in observation.calls]
    known = [usage for usage in usages if usage is not None]
    if not usages:
        return NotApplicable(reason="no model was called")
    if len(known) < len(usages):
        return NotApplicable(reason=f"token usage unknown for {len(usages) - len(known)} of {len(usages)} calls")
    prompt, completion = sum(usage.prompt for usage in known), sum(usage.completion for usage in known)
    parts = {
        "prompt": float(prompt),
        "completion": float(completion),
        "cached": float(sum(usage.cached for usage in known)),
        "calls": float(len(known)),
    }
    return Score(value=float(prompt + completion), parts=parts)


METRIC = Metric(
    name="tokens",
    version="1",
    title="Tokens",
    direction=Direction.DOWN,
    unit="tokens",
    low=0.0,
    high=None,
    score=score,
    parts=("prompt", "completion", "cached", "calls"),
    counts=("prompt", "completion", "cached", "calls"),
)
