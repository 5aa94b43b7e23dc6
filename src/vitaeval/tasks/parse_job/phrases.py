"""Phrases of the posting lexicons, found in a text."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def phrases(lexicon: str, text: str) -> tuple[str, ...]:
    """Each phrase of `data/<lexicon>.txt` that `text` holds, once, in order of first mention."""
    found = (hit.group().casefold() for hit in _pattern(lexicon).finditer(text))
    return tuple(dict.fromkeys(" ".join(phrase.split()) for phrase in found))


@cache
def _pattern(lexicon: str) -> re.Pattern[str]:
    path = files("vitaeval.tasks.parse_job") / "data" / f"{lexicon}.txt"
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    entries = sorted((line for line in lines if line and not line.startswith("#")), key=lambda line: (-len(line), line))
    either = "|".join(re.escape(entry).replace(r"\ ", r"\s+").replace(r"\-", "[- ]") for entry in entries)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
