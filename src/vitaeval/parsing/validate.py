"""Hold a reply against the noun that its stage must deliver."""

from __future__ import annotations

from pydantic import BaseModel, ValidationError

from vitaeval.parsing.extract import NotJson, json_object
from vitaeval.schema.chat import FinishReason, Reply
from vitaeval.schema.outcome import Malformed, Ok


def validate(reply: Reply, noun: type[BaseModel]) -> Ok | Malformed:
    """Ok with the parsed noun, or Malformed with every reason that a repair could act on."""
    if reply.finish is FinishReason.REFUSAL:
        return Malformed(f"the model refused: {reply.text[:200]}")
    if reply.finish is FinishReason.CONTENT_FILTER:
        return Malformed("the provider's content filter cut the answer")
    try:
        return Ok(noun.model_validate_json(json_object(reply.text)))
    except NotJson as error:
        cut = " (the answer reached max_tokens)" if reply.finish is FinishReason.LENGTH else ""
        return Malformed(f"{error}{cut}")
    except ValidationError as error:
        return Malformed("; ".join(_problem(item) for item in error.errors(include_url=False)[:8]))


def _problem(item: object) -> str:
    assert isinstance(item, dict)  # noqa: S101 - the type of pydantic's error details
    where = "/" + "/".join(str(part) for part in item["loc"])
    message = "unknown field" if item["type"] == "extra_forbidden" else item["msg"]
    return f"{where}: {message}"
