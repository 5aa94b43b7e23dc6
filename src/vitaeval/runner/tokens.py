"""How many tokens a stage would take: measured where kept runs tell, else by documented rules of thumb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from vitaeval.runner.past import PastCall
from vitaeval.runner.questions import Question
from vitaeval.schema.config import ModelConfig, Structured
from vitaeval.schema.plan import NOTHING, Spread

CHARS_PER_TOKEN = (5.0, 4.0, 3.0)
"""Characters a token, for few, likely and many tokens. Four is OpenAI's rule of thumb for English; plain
prose reaches five, JSON and the tokenizers of newer Claude models (about 30 % more tokens) come to three."""

CACHEABLE_TOKENS = 1024
"""A shared beginning shorter than this is not cached (OpenAI and Anthropic, prompt caching guides)."""

REPAIRS = Spread(low=0.0, likely=0.05, high=0.25)
"""Share of calls that need a repair, where no kept run tells."""

REPAIR_WORDS = 60
"""Tokens that a repair request adds to the prompt and the answer that it quotes."""

ENOUGH = 10
"""Past calls from which their largest answer is taken as the upper end, instead of the bound that was sent."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One stage's questions, the model that answers them, and what earlier calls of both used."""

    questions: Sequence[Question]
    model: ModelConfig
    past: Sequence[PastCall]
    prompt_digest: str

    @property
    def firsts(self) -> list[PastCall]:
        """Past calls without repairs."""
        return [call for call in self.past if call.attempt == 0]

    @property
    def prompt_chars(self) -> int:
        """Characters of all prompts."""
        return sum(item.prompt_chars for item in self.questions)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure and where it comes from."""

    value: Spread
    basis: str


def prompt_tokens(asked: Asked) -> Measure:
    """Tokens of all prompts, without repairs.

    Measured as tokens per character where this prompt version was sent to this model before; then the
    likely figure is what the same questions took. Else characters / 4, from / 5 to / 3 with the schema.
    """
    chars = {item.example: item.prompt_chars for item in asked.questions}
    seen = [call for call in asked.firsts if call.prompt_digest == asked.prompt_digest and chars.get(call.example)]
    if seen:
        ratios = [call.prompt / chars[call.example] for call in seen]
        likely = sum(call.prompt for call in seen) / sum(chars[call.example] for call in seen)
        spread = Spread(low=min(ratios), likely=likely, high=max(ratios))
        return Measure(spread.times(asked.prompt_chars), _measured(seen))
    few, middle, many = CHARS_PER_TOKEN
    schema = sum(item.schema_chars for item in asked.questions) if asked.model.structured is Structured.SCHEMA else 0
    text = asked.prompt_chars
    return Measure(Spread(low=text / few, likely=text / middle, high=(text + schema) / many), "characters / 4")


def completion_tokens(asked: Asked) -> Measure:
    """Tokens of all answers, without repairs.

    From past answers of this stage and model, any prompt version; else from the length of the golden
    answers, which leaves out what a model thinks. The upper end is the bound that is sent with the call.
    """
    n = len(asked.questions)
    bounds = [bound for item in asked.questions if (bound := _bound(item, asked.model)) is not None]
    most = float(sum(bounds)) if len(bounds) == n else None
    if asked.firsts:
        sizes = [call.completion for call in asked.firsts]
        likely, largest = n * sum(sizes) / len(sizes), n * float(max(sizes))
        high = max(largest, most) if len(sizes) < ENOUGH and most is not None else largest
        spread = Spread(low=n * float(min(sizes)), likely=likely, high=max(likely, high))
        return Measure(spread, _measured(asked.firsts))
    few, middle, _ = CHARS_PER_TOKEN
    chars = sum(item.answer_chars for item in asked.questions)
    low, likely = (chars / per if most is None else min(chars / per, most) for per in (few, middle))
    return Measure(Spread(low=low, likely=likely, high=most), "golden answers, no thinking")


def repair_share(asked: Asked) -> Spread:
    """Repairs per call. The upper end of a measured share is a 95 % bound on a Poisson count, rounded up."""
    calls = len(asked.firsts)
    if not calls:
        return REPAIRS
    found = len(asked.past) - calls
    most = found + 1.645 * sqrt(found) + 3
    return Spread(low=found / calls / 2, likely=found / calls, high=max(found / calls, min(1.0, most / calls)))


def cached_share(asked: Asked, prefix_chars: int, at_once: int) -> Spread:
    """Part of the prompt tokens that the provider reads from its cache.

    Measured where past calls tell. Else the beginning that all prompts share, but for the first `at_once`
    calls, which find nothing there; the lower end is none at all. 0 where it is too short, or where the
    model has no known price for cached input.
    """
    sent = sum(call.prompt for call in asked.firsts)
    if sent:
        shares = [call.cached / call.prompt for call in asked.firsts]
        return Spread(low=min(shares), likely=sum(call.cached for call in asked.firsts) / sent, high=max(shares))
    n, chars = len(asked.questions), asked.prompt_chars
    priced = asked.model.price is not None and asked.model.price.cached_input is not None
    if not priced or not chars or prefix_chars / CHARS_PER_TOKEN[1] < CACHEABLE_TOKENS:
        return NOTHING
    share = prefix_chars * max(0, n - at_once) / chars
    return Spread(low=0.0, likely=share, high=share)


def with_repairs(prompt: Spread, completion: Spread, repairs: Spread, calls: int) -> tuple[Spread, Spread]:
    """Prompt and completion tokens when that share of the calls is made twice, quoting its first answer."""
    again = _each(repairs, prompt.plus(completion).plus(_exactly(calls * REPAIR_WORDS)))
    return prompt.plus(again), completion.plus(_each(repairs, completion))


def answer_times(asked: Asked, completion: Spread) -> Spread:
    """Seconds that all answers take, one after the other: measured, else from usual speeds of hosted models.

    These are 0.3 to 2 s to begin and 500 to 30 tokens a second (Groq's own table; Claude Opus).
    """
    n = len(asked.questions)
    seconds = [call.latency_ms / 1000 for call in asked.firsts if call.latency_ms > 0]
    if seconds:
        return Spread(low=min(seconds), likely=sum(seconds) / len(seconds), high=max(seconds)).times(n)
    high = None if completion.high is None else n * 2.0 + completion.high / 30
    likely = n * 1.0 + completion.likely / 100
    return Spread(low=n * 0.3 + completion.low / 500, likely=likely, high=high)


def of_model(past: Sequence[PastCall], stage: str, model: ModelConfig) -> list[PastCall]:
    """Past calls of `stage` that `model` answered."""
    return [call for call in past if (call.stage, call.provider, call.model) == (stage, model.provider, model.id)]


def by_stage(found: Sequence[Question]) -> Mapping[str, list[Question]]:
    """Questions by stage, in the order in which stages first ask."""
    stages: dict[str, list[Question]] = {}
    for item in found:
        stages.setdefault(item.stage, []).append(item)
    return stages


def _bound(item: Question, model: ModelConfig) -> int | None:
    """Most tokens that the answer can have; None when neither the request nor the model says."""
    takes_bound = not {"max_tokens", "max_completion_tokens"}.isdisjoint(model.takes)
    sent = (model.sampling.max_tokens or item.max_tokens) if takes_bound else None
    bounds = [bound for bound in (sent, model.max_output) if bound is not None]
    return min(bounds) if bounds else None


def _each(share: Spread, amount: Spread) -> Spread:
    high = None if share.high is None or amount.high is None else share.high * amount.high
    return Spread(low=share.low * amount.low, likely=share.likely * amount.likely, high=high)


def _exactly(value: float) -> Spread:
    return Spread(low=value, likely=value, high=value)


def _measured(calls: Sequence[PastCall]) -> str:
    return f"{len(calls)} past call{'s' if len(calls) != 1 else ''}"
