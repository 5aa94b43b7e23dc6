"""What of a request every vendor words alike: sampling, and how the answer's shape is asked for."""

from __future__ import annotations

from vitaeval.schema.chat import Request
from vitaeval.schema.config import ModelConfig, Structured

TOKENS = frozenset({"max_tokens", "max_completion_tokens"})


def sampling(config: ModelConfig, request: Request) -> dict[str, float | int]:
    """The sampling parameters that are set and that the model takes, by our names, in a fixed order.

    `max_completion_tokens` in `takes` allows `max_tokens` as well: it is the same bound under its newer name.
    """
    taken = set(config.takes) | ({"max_tokens"} if TOKENS & set(config.takes) else set())
    chosen = request.sampling.model_dump(exclude_none=True)
    return {name: value for name, value in chosen.items() if name in taken}


def shape(config: ModelConfig, request: Request, *, has_json_mode: bool) -> Structured | None:
    """How the shape is asked for; None when the request asks for none.

    JSON mode becomes prompt-only where the vendor has none, and where no message says "JSON": vendors refuse that.
    """
    if request.output is None:
        return None
    said = any("json" in message.content.lower() for message in request.messages)
    if config.structured is Structured.JSON and not (has_json_mode and said):
        return Structured.PROMPT
    return config.structured
