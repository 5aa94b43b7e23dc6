"""How hard an English text is to read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vitaeval.text.tokens import sentences

FEWEST_WORDS = 30
ENGLISH_SHARE = 0.08
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_TWO_SOUNDS = re.compile(r"(?:i(?:a(?!l\b|n\b|g|te?d?\b)|o(?!n|us|r\b)|ent?|um|ety?\b)|eo(?!n|us|r|p)|ue(?:nt|l\b|ncy)|ui(?:d|t[iy])|creat|real|ying)")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeioucsxzgh]es|[^aeiou]ely|[^aeiou]eful|[^aeiou]ement)(?:s?)$")
_FUNCTION_WORDS = frozenset(
    "the and of to for with by from at is were are that this which who into across their its it been has have had".split()
)
