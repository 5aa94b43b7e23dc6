"""What a new version says of itself before its author has said anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from vitaeval.schema.prompt import PromptVersion

UNSAID: Mapping[str, str] = MappingProxyType(
    {"why": "say here why this version is needed", "changelog": "say here what is different from its parent"}
)


def unsaid(version: PromptVersion, parent: PromptVersion | None) -> Iterator[str]:
    """The fields that still read as the version was started, or as its parent's."""
    for field, starter in UNSAID.items():
        text = getattr(version, field)
        if text == starter:
            yield f"{field} is not written yet"
        elif parent is not None and text == getattr(parent, field):
            yield f"{field} is that of {parent.version}"
