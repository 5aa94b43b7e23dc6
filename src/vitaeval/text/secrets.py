"""Keys have no place in an error text, a log or a record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

HIDDEN = "[SECRET]"

_SHORTEST = 6
_SHAPES = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"sk-[A-Za-z0-9_\-]{12,}"  # OpenAI (also sk-proj-…), Anthropic (sk-ant-…), OpenRouter (sk-or-…)
    r"|(?:gsk|xai|hf|pplx|ghp|gho|glpat|[rs]k_live)[_\-][A-Za-z0-9_\-]{16,}"
    r"|AKIA[A-Z0-9]{16}"
    r"|AIza[A-Za-z0-9_\-]{30,}"
    r"|eyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}(?:\.[A-Za-z0-9_\-]*)?"
    r")"
)
_AFTER_WORD = re.compile(
    r"(?P<word>\b(?:Bearer|Basic)\s+(?=[^\s'\",;]*[\d_\-.=])"
    r"|\b(?:(?:x-)?api[-_ ]?key|authorization)['\"]?\s*[:=]\s*['\"]?)"
    r"(?P<value>(?!\[SECRET\])[^\s'\",;}\]]{8,})",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"(?P<before>\b[a-z][a-z0-9+.\-]{0,20}://[^\s/:@]*:)[^\s/@]+(?=@)", re.IGNORECASE)


def scrub(text: str, secrets: Iterable[str] = ()) -> str:
    """`text` in which every one of `secrets`, and whatever looks like a key, reads `[SECRET]`.

    A secret is also found percent-encoded, and a long one by either of its halves. Values shorter than six
    signs are not looked for: they would tear words apart.
    """
    for form in sorted(_forms(secrets), key=len, reverse=True):
        text = text.replace(form, HIDDEN)
    text = _AFTER_WORD.sub(_value_hidden, text)
    text = _IN_ADDRESS.sub(rf"\g<before>{HIDDEN}", text)
    return _SHAPES.sub(HIDDEN, text)


def _value_hidden(found: re.Match[str]) -> str:
    return f"{found['word']}{HIDDEN}"


def _forms(secrets: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for secret in secrets:
        half = len(secret) // 2
        long_enough = half >= 2 * _SHORTEST
        parts = (secret, secret.strip(), *((secret[:half], secret[half:]) if long_enough else ()))
        found |= {form for part in parts for form in (part, quote(part, safe="")) if len(form) >= _SHORTEST}
    return found
