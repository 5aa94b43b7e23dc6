"""Personal data, links and addresses in a text that are not those of the person it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vitaeval.schema.documents.profile import Profile
from vitaeval.text import known
from vitaeval.text.fold import fold
from vitaeval.text.leaves import profile_lines
from vitaeval.text.pii import Finding, PiiKind, apart, find_pii

NEVER_SHOWN = frozenset({PiiKind.SSN, PiiKind.CARD, PiiKind.IBAN})
"""What no career document may hold, whoever it belongs to."""
ADDRESSES = (PiiKind.EMAIL, PiiKind.LINK)

_DOMAIN = re.compile(
    r"(?<![\w@./\-])(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.){1,4}"
    r"(?:com|org|edu|gov|info|biz|dev|me|page|site|online|blog|co\.uk|de|fr|nl|eu)(?![\w@\-]|\.\w)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"https?://(?:www\.)?|(?<![\w.])www\.")
_SPELT = (
    (re.compile(r"\s*[\[(]\s*at\s*[\])]\s*", re.IGNORECASE), "@"),
    (re.compile(r"\s*[\[(]\s*dot\s*[\])]\s*", re.IGNORECASE), "."),
)
_FEWEST_DIGITS = 7


class Foreign(NamedTuple):
    """`text[start:end]` is a `kind` that the profile does not hold, or (`is_own`) one that nobody may see."""

    start: int
    end: int
    kind: PiiKind
    is_own: bool


def foreign_data(text: str, profile: Profile, kinds: Iterable[PiiKind]) -> tuple[Foreign, ...]:
    """Personal data of `kinds` in `text` that the profile does not hold, in order of position.

    Numbers are compared by their digits, with or without the country's prefix, everything else without case
    and accents. Social security, card and account numbers are found even where the profile holds them.
    """
    return tuple(_judged(text, find_pii(text, kinds), profile))


def foreign_links(text: str, profile: Profile) -> tuple[Foreign, ...]:
    """Links, bare domain names and e-mail addresses in `text` that the profile does not hold.

    A link is held when the profile says it, with or without scheme, "www." and a slash at the end, or the
    beginning of a longer one, or names the user at that network. A path below a link of the profile is not held.
    """
    found = [*find_pii(text, ADDRESSES), *(Finding(*hit.span(), PiiKind.LINK) for hit in _DOMAIN.finditer(text))]
    return tuple(_judged(text, apart(found), profile))


def _judged(text: str, found: Iterable[Finding], profile: Profile) -> Iterator[Foreign]:
    for item in found:
        is_own = _is_held(text[item.start : item.end], item.kind, profile)
        if not is_own or item.kind in NEVER_SHOWN:
            yield Foreign(item.start, item.end, item.kind, is_own)


def _is_held(value: str, kind: PiiKind, profile: Profile) -> bool:
    match kind:
        case PiiKind.LINK:
            return _is_link_of(value, profile)
        case PiiKind.PHONE | PiiKind.CARD | PiiKind.SSN:
            return any(_same_number(value, line) for line in profile_lines(profile))
        case PiiKind.ADDRESS:
            return bool(known.address(value)(fold("\n".join(profile_lines(profile))).text))
        case _:
            plain = _address(value)
            return any(plain in _address(line) for line in profile_lines(profile))


def _address(text: str) -> str:
    """Folded, with "jane [at] example [dot] com" as the address that it spells."""
    for pattern, sign in _SPELT:
        text = pattern.sub(sign, text)
    return fold(text).text


def _same_number(value: str, line: str) -> bool:
    """Whether the line holds the digits, or ends or is ended by them (a country's prefix may be missing)."""
    said, held = re.sub(r"\D", "", value), re.sub(r"\D", "", line)
    return len(said) >= _FEWEST_DIGITS <= len(held) and (said in held or said.endswith(held))


def _is_link_of(value: str, profile: Profile) -> bool:
    said = _bare(value)
    lines = [_bare(line) for line in profile_lines(profile)]
    if any(re.search(rf"(?<![\w.@\-]){re.escape(said)}(?![\w\-]|\.\w)", line) for line in lines):
        return True
    host, _, user = said.partition("/")
    user = user.removeprefix("in/")
    return any(
        item.username and item.network and user == fold(item.username).text and _is_host(host, item.network)
        for item in profile.basics.profiles
    )


def _is_host(host: str, network: str) -> bool:
    return re.sub(r"\W", "", fold(network).text) in host.split(".")


def _bare(link: str) -> str:
    return _SCHEME.sub("", fold(link).text).rstrip("/.,;:")
