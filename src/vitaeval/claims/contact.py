"""E-mail addresses, phone numbers and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, overlaps, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.schema.documents.profile import Award, NetworkProfile
from vitaeval.text import dates

_EMAIL = r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_LINK = r"(?:https?://|www\.)[^\s<>()|,]+|\b(?:[\w-]{1,63}\.){1,8}(?:com|org|net|io|dev|edu|gov|me|co|de|uk|dk)(?:/[^\s<>()|,]*)?(?!\w|\.\w)"
_PHONE = (
    r"(?<![\w$€£.,-])(?:\+\d{1,3}[ ./-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,5}(?:[ ./-]\d{2,5}){1,5}"
    r"|(?:\(\d{2,4}\)[ .-]?)?\d{2,4}(?:[ .-]\d{2,4}){1,4}|\+\d{8,14})(?![\w%]|[ ./-]?\d|,\d)"
)
_HANDLE = r"[\w-]+(?![\w./-])"
_OTHERS = re.compile(r"\D")
_SIGN = re.compile(r"@|://|\.\S|\d\d")
"""What every address holds."""
_CONTACT = re.compile(rf"(?P<email>{_EMAIL})|(?P<link>{_LINK})|(?P<phone>{_PHONE})")


def contacts(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Every address in the passage: equal to one of the profile after stripping scheme, www and punctuation."""
    dated = [(mention.start, mention.end) for mention in dates.find(passage.text)]
    for found in _CONTACT.finditer(passage.text) if _SIGN.search(passage.text) else ():
        said = _bare(found)
        if said is not None and not (found["phone"] and overlaps(found.span(), dated)):
            yield claim(passage, ClaimType.CONTACT, found.span(), _judge(found, said, scene))


def is_address(text: str) -> bool:
    """Whether a line holds an e-mail address, phone number or link."""
    return any(_bare(found) is not None for found in _CONTACT.finditer(text))


def _bare(found: re.Match[str]) -> str | None:
    """What is compared; None for digits that are too few for a phone number or look like years."""
    text = found.group()
    if not found["phone"]:
        return _plain(text)
    years = re.fullmatch(r"(?:19|20)\d{2}(?:\D+\d{1,4}){1,2}", text)
    digits = _digits(text)
    return digits if 7 <= len(digits) <= 15 and not years else None


@lru_cache(maxsize=8192)
def _digits(text: str) -> str:
    """The digits of a text without the "(0)" that is left out abroad."""
    return _OTHERS.sub("", text.replace("(0)", ""))


def _plain(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.casefold()).rstrip("/.,;:")


def _judge(found: re.Match[str], said: str, scene: Scene) -> Ruling:
    profile = scene.evidence.profile
    known = [line for line in scene.evidence.lines if _holds(line.text, said, phone=bool(found["phone"]))]
    links = [item.url for _, item in profile.entries() if not isinstance(item, Award) and item.url]
    links += [network.url for network in profile.basics.profiles if network.url]
    accounts = [_account(network) for network in profile.basics.profiles if network.username]
    if known or any(_leads_to(said, _plain(link)) for link in [*links, profile.basics.url or ""] if link):
        return supported(known[0] if known else None)
    if any(said.startswith(host) and said.endswith(f"/{name}") for host, name in accounts):
        return supported(None)
    field = "email" if found["email"] else "phone" if found["phone"] else "url"
    held = next((line for line in scene.evidence.lines if line.path == f"/basics/{field}"), None)
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
            rf"\b{re.escape(network.network)}\s?:\s+@?(?P<name>{_HANDLE})", passage.text, re.IGNORECASE
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
        return said in low and re.search(rf"(?<![\w@-])(?:www\.)?{re.escape(said)}(?![\w-]|\.\w)", low) is not None
    digits = _digits(text)
    own, given = digits.lstrip("0"), said.lstrip("0")
    return len(digits) >= 7 and (own.endswith(given) or given.endswith(own))
