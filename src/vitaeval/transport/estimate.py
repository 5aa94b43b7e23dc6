"""How many tokens a call will need, before it is made."""

from __future__ import annotations

from vitaeval.schema.chat import Request, Usage

CHARS_PER_TOKEN = 4
"""English text on today's tokenizers, near enough: what is wrong is corrected when usage is known."""
TOKENS_PER_MESSAGE = 16
"""More than any vendor's chat template adds around a message."""
UNKNOWN_COMPLETION = 500
_MEMORY = 0.2


def likely_prompt(request: Request) -> int:
    """Tokens that the prompt probably has: a quarter of its characters."""
    return -(-sum(len(text) for text in _texts(request)) // CHARS_PER_TOKEN)


def most_prompt(request: Request) -> int:
    """Tokens that the prompt cannot exceed: byte-level tokenizers make at most one of each byte."""
    return sum(len(text.encode()) for text in _texts(request)) + TOKENS_PER_MESSAGE * (len(request.messages) + 1)


class Needs:
    """How many tokens calls usually take, by stage: moving averages over past calls."""

    def __init__(self) -> None:
        self._completions: dict[tuple[str, str], float] = {}
        self._ratios: dict[tuple[str, str], float] = {}

    def expected(self, request: Request) -> float:
        """Prompt and completion. Before a stage's first answer its prompt counts a quarter of the characters,
        its completion the request's own limit, else a guess.
        """
        stage = _stage(request)
        guess = float(request.sampling.max_tokens or UNKNOWN_COMPLETION)
        return likely_prompt(request) * self._ratios.get(stage, 1.0) + self._completions.get(stage, guess)

    def seen(self, request: Request, usage: Usage) -> None:
        """Learn from one answer."""
        stage = _stage(request)
        _move(self._completions, stage, float(usage.completion))
        _move(self._ratios, stage, usage.prompt / max(1, likely_prompt(request)))


def _move(means: dict[tuple[str, str], float], stage: tuple[str, str], value: float) -> None:
    before = means.get(stage, value)
    means[stage] = before + _MEMORY * (value - before)


def _stage(request: Request) -> tuple[str, str]:
    return request.purpose.task, request.purpose.stage


def _texts(request: Request) -> list[str]:
    schema = [request.output.json_schema] if request.output else []
    return [message.content for message in request.messages] + schema
