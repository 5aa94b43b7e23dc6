"""Doctorates are of several kinds: a doctor of law is none of philosophy, however high both stand."""

from __future__ import annotations

import re
from functools import lru_cache

_KINDS = {
    "philosophy": r"\bph\.? ?d\b|\bd\.? ?phil\b|doctor of (?:philosophy|science)"
    r"|\bdr\.?[- ](?:rer|phil|ing|oec|iur|sc)\b",
    "medicine": r"\bm\.?d\b|\bdoctor of medicine|\bdr\.? med\b",
    "law": r"\bj\.?d\b|juris doctor|doctor of jurisprudence",
    "pharmacy": r"\bpharm\.? ?d\b|doctor of pharmacy",
    "nursing": r"\bd\.?n\.?p\b|doctor of nursing",
    "education": r"\bed\.? ?d\b|doctor of education",
    "business": r"\bd\.?b\.?a\b|doctor of business",
}
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS.items())


@lru_cache(maxsize=1024)
def kinds(text: str) -> frozenset[str]:
    """The kinds of doctorates that `text` names; empty for a plain "doctorate" and for other degrees."""
    return frozenset(kind for kind, pattern in _PATTERNS if pattern.search(text))


def is_another(said: str, held: str) -> bool:
    """Whether `said` names a doctorate of a kind that `held` does not name, while it names another one."""
    told, known = kinds(said), kinds(held)
    return bool(told and known) and not told <= known
