"""E-mail addresses, phone numbers and links."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.schema.documents.profile import Award, NetworkProfile
from vitaeval.text import dates
from vitaeval.text.lexicon import key, names
from vitaeval.text.phones import find_phones

_EMAIL = r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_LINK = r"(?:https?://|www\.)[^\s<>()|,]+|\b(?:[\w-]{1,63}\.){1,8}(?:com|org|net|io|dev|edu|gov|me|co|de|uk|dk)(?:/[^\s<>()|,]*)?(?!\w|\.\w)"
_PHONE = (
    r"(?<![\w$€£.,-])(?:\+\d{1,3}[ ./-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,5}(?:[ ./-]\d{2,5}){1,5}"
    r"|(?:\(\d{2,4}\)[ .-]?)?\d{2,4}(?:[ .-]\d{2,4}){1,4}|\+\d{8,14})(?![\w%]|[ ./-]?\d|,\d)"
)
_HANDLE = r"[\w-]+(?![\w./-])"
_OTHERS = re.compile(r"\D+")
_SIGN, _NUMBERED = re.compile(r"@|://|\.\S"), re.compile(r"\d\d")
"""What every address holds: one of the two."""
_SEVEN = re.compile(r"\d\D*+(?:\d\D*+){6}")
"""As many digits as the shortest number has."""
_CONTACT = re.compile(rf"(?P<email>{_EMAIL})|(?P<link>{_LINK})|(?P<phone>{_PHONE})")
_MAIL = re.compile(_EMAIL)
_BEFORE, _BEHIND = re.compile(r"[\w@-]"), re.compile(r"[\w-]|\.\w")
_SITE = re.compile(r"(?<![\w@./-])[\w-]{2,63}\.(?:[\w-]{1,63}\.){0,7}[a-z]{2,10}(?:/[^\s<>()|,]*)?(?!\w|\.\w)")
_LABEL = re.compile(r"\W*(?:web ?site|web|home ?page|portfolio|blog|url)\W*:", re.IGNORECASE)
_BETWEEN_DATES = 6
"""Characters between and around two dates, at most."""
_RUN = re.compile(r"(?<![\w+.,$€£-])\d(?:[ .-]?\d){6,12}(?![\w%]|[.,]\d)")


class Address(NamedTuple):
    """Where an address stands, its kind ("email", "phone", "url") and what of it is compared."""

    start: int
    end: int
    kind: str
    said: str


def contacts(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Every address in the passage: equal to one of the profile after stripping scheme, www and punctuation."""
    dated = [(mention.start, mention.end) for mention in dates.find(passage.text)]
    for found in addresses(passage.text):
        span = (found.start, found.end)
        if not (found.kind == "phone" and _is_dates(found, dated)):
            yield claim(passage, ClaimType.CONTACT, span, _judge(found, scene))


def _is_dates(found: Address, dated: list[tuple[int, int]]) -> bool:
    """Whether digits are those of dates, and not only a group among them like a year."""
    inside = [(start, end) for start, end in dated if start < found.end and found.start < end]
    return bool(inside) and found.end - found.start - sum(end - start for start, end in inside) <= _BETWEEN_DATES


@lru_cache(maxsize=1024)
def addresses(text: str) -> tuple[Address, ...]:
    """The addresses in a text, in order and apart; of several readings of one place the longest."""
    found: list[Address] = []
    for each in sorted(_readings(text), key=lambda each: (each.start - each.end, each.start)):
        at = bisect_left(found, each)
        if (at == 0 or found[at - 1].end <= each.start) and (at == len(found) or each.end <= found[at].start):
            found.insert(at, each)
    return tuple(found)


def _readings(text: str) -> Iterator[Address]:
    if not (_SIGN.search(text) or _NUMBERED.search(text)):
        return
    for found in _CONTACT.finditer(text):
        kind = "email" if found["email"] else "phone" if found["phone"] else "url"
        said = _number(found.group()) if found["phone"] else _plain(found.group())
        if said is not None and not (kind == "url" and _is_skill(found.group())):
            yield Address(*found.span(), kind, said)
    if _SEVEN.search(text):
        yield from _phones(text)
    if _has_mail(text) or _LABEL.match(text):
        for found in _SITE.finditer(text):
            if not _is_skill(found.group()):
                yield Address(*found.span(), "url", _plain(found.group()))


def _phones(text: str) -> Iterator[Address]:
    for start, end in (*find_phones(text), *_bare_runs(text)):
        number = _number(text[start:end])
        if number is not None:
            yield Address(start, end, "phone", number)


def _is_skill(text: str) -> bool:
    return key(text) in names()


def _bare_runs(text: str) -> list[tuple[int, int]]:
    """Digits of no known form that stand alone in their line, or beside an e-mail address."""
    runs = list(_RUN.finditer(text))
    alone = len({run.group() for run in runs}) == 1 and not text.replace(runs[0].group(), "").strip(" |·•-*_")
    return [run.span() for run in runs] if alone or (runs and _has_mail(text)) else []


def _has_mail(text: str) -> bool:
    return "@" in text and _MAIL.search(text) is not None


def is_address(text: str) -> bool:
    """Whether a line holds an e-mail address, phone number or link."""
    return bool(addresses(text))


def _number(text: str) -> str | None:
    """The digits of a phone number; None for what is too short or long for one, or looks like years."""
    years = re.fullmatch(r"(?:19|20)\d{2}(?:\D+\d{1,4}){1,2}", text)
    digits = _digits(text)
    return digits if 7 <= len(digits) <= 18 and not years else None


@lru_cache(maxsize=8192)
def _digits(text: str) -> str:
    """The digits of a text without the "(0)" that is left out abroad."""
    return _OTHERS.sub("", text.replace("(0)", ""))


def _plain(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.casefold()).rstrip("/.,;:")


def _judge(found: Address, scene: Scene) -> Ruling:
    profile, said = scene.evidence.profile, found.said
    known = next((line for line in scene.evidence.lines if _holds(line.text, said, phone=found.kind == "phone")), None)
    links = [item.url for _, item in profile.entries() if not isinstance(item, Award) and item.url]
    links += [network.url for network in profile.basics.profiles if network.url]
    accounts = [_account(network) for network in profile.basics.profiles if network.username]
    if known or any(_leads_to(said, _plain(link)) for link in [*links, profile.basics.url or ""] if link):
        return supported(known)
    if any(said.startswith(host) and said.endswith(f"/{name}") for host, name in accounts):
        return supported(None)
    held = next((line for line in scene.evidence.lines if line.path == f"/basics/{found.kind}"), None)
    return contradicted("another address than in the profile", held) if held else unsupported("not in the profile")


def _account(network: NetworkProfile) -> tuple[str, str]:
    """The name of a network and the account there, as an address has them."""
    return _plain(network.network or "").replace(" ", ""), _plain(network.username or "").lstrip("@")


def handles(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Accounts told by the network's name ("GitHub: ana-r"): that of the profile."""
    for network in scene.evidence.profile.basics.profiles:
        if not network.network or not (network.username or network.url):
            continue
        own = _account(network)[1] or _plain(network.url or "").rsplit("/", 1)[-1]
        for found in re.finditer(
            rf"\b{re.escape(network.network)}\s?:\s+@?(?!https?:)(?P<name>{_HANDLE})", passage.text, re.IGNORECASE
        ):
            said = found["name"].casefold()
            ruling = supported(None) if said == own else contradicted("another account than in the profile", None)
            yield claim(passage, ClaimType.CONTACT, found.span("name"), ruling)


def _leads_to(said: str, held: str) -> bool:
    """Whether two addresses are one, or one is a page under the other."""
    return said == held or said.startswith(f"{held}/") or held.startswith(f"{said}/")


def _holds(text: str, said: str, *, phone: bool) -> bool:
    if not phone:
        low = text.casefold()
        return said in low and any(_is_apart(low, at, at + len(said)) for at in _places(said, low))
    digits = _digits(text)
    own, given = digits.lstrip("0"), said.lstrip("0")
    return len(digits) >= 7 and (own.endswith(given) or given.endswith(own))


def _places(said: str, low: str) -> Iterator[int]:
    at = low.find(said)
    while at >= 0:
        yield at
        at = low.find(said, at + 1)


def _is_apart(low: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is an address by itself, and no part of another."""
    return not (start and _BEFORE.match(low, start - 1)) and _BEHIND.match(low, end) is None
