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


class Completions:
    """How long answers usually are, by stage: a moving average over past calls."""

    def __init__(self) -> None:
        self._means: dict[tuple[str, str], float] = {}

    def expected(self, request: Request) -> float:
        """Tokens; before the first answer the request's own limit, else a guess."""
        key = (request.purpose.task, request.purpose.stage)
        return self._means.get(key, float(request.sampling.max_tokens or UNKNOWN_COMPLETION))

    def seen(self, request: Request, usage: Usage) -> None:
        """Learn from one answer."""
        key = (request.purpose.task, request.purpose.stage)
        before = self._means.get(key, float(usage.completion))
        self._means[key] = before + _MEMORY * (usage.completion - before)


def _texts(request: Request) -> list[str]:
    schema = [request.output.json_schema] if request.output else []
    return [message.content for message in request.messages] + schema
