"""Lists of phrases, and where they stand in a text."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from vitaeval.text.tokens import Span

_JOINT = r"[\s\-‐‑–]+"


def entries(name: str) -> tuple[str, ...]:
    """The entries of `data/wording/<name>.txt` in file order, comments left out."""
    text = (files("vitaeval.text") / "data" / "wording" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def spot(text: str, name: str) -> tuple[Span, ...]:
    """Every phrase of the list `name` in `text`: whole words, any case, longest phrase first, no overlaps."""
    return tuple(Span(hit.start(), hit.end(), hit.group()) for hit in _pattern(name).finditer(text))


def opens(text: str, name: str) -> Span | None:
    """The phrase of the list `name` that `text` begins with (bullet marks aside), or None."""
    start = re.match(r"[\W_]*", text)
    hit = _pattern(name).match(text, start.end() if start else 0)
    return Span(hit.start(), hit.end(), hit.group()) if hit else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    phrases = sorted(entries(name), key=lambda phrase: (-len(phrase), phrase))
    either = "|".join(_JOINT.join(map(re.escape, re.split(r"[\s\-]+", phrase))) for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{either})(?!\w)", re.IGNORECASE)
