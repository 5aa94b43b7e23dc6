"""What the wire server received: every byte, and easy ways to look at it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Seen:
    """One request. `number` counts from 1; `headers` has lower-case names; `raw` is all of it as it came."""

    number: int
    at: float
    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    raw: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.target).query).items()}

    @cached_property
    def json(self) -> dict[str, Any]:
        return json.loads(self.body)

    @property
    def vendor(self) -> str:
        """`anthropic`, `groq`, `azure` or `openai` by the path."""
        if self.path.endswith("/v1/messages"):
            return "anthropic"
        if self.path.startswith("/openai/deployments/"):
            return "azure"
        return "groq" if self.path.startswith("/openai/v1/") else "openai"

    @cached_property
    def prompt(self) -> str:
        """All that the model is told, system text first."""
        parts = [_text(self.json.get("system"))]
        parts += [_text(message.get("content")) for message in self.json.get("messages") or []]
        return "\n".join(part for part in parts if part)

    @cached_property
    def key(self) -> str:
        """Equal for two requests that ask the same."""
        return blake2b(self.prompt.encode(), digest_size=12).hexdigest()

    @property
    def schema(self) -> dict[str, Any] | None:
        """The JSON schema that the answer has to follow, wherever the vendor's format puts it."""
        asked = self.json.get("response_format") or {}
        if asked.get("type") == "json_schema":
            return asked["json_schema"]["schema"]
        return ((self.json.get("output_config") or {}).get("format") or {}).get("schema")


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "\n".join(block.get("text", "") for block in content if isinstance(block, dict))
    return ""
