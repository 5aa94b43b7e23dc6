"""Comparing names of employers, schools, certificates and roles."""

from __future__ import annotations

from vitaeval.text.normalize import STOPWORDS, initials, stem, words

_LEGAL = frozenset(
    "inc incorporated llc llp ltd limited gmbh ag corp corporation co company plc sa bv nv oy ab aps as pty pvt srl kg "
    "group holding holdings the".split()
)
_SHORT = {
    "sr": "senior", "jr": "junior", "mgr": "manager", "eng": "engineer", "engr": "engineer", "dev": "developer",
    "vp": "vice president", "svp": "senior vice president", "evp": "executive vice president", "swe": "software engineer",
    "asst": "assistant", "assoc": "associate", "dir": "director", "exec": "executive", "admin": "administrator",
    "ceo": "chief executive officer", "cto": "chief technology officer", "cfo": "chief financial officer",
    "coo": "chief operating officer", "cio": "chief information officer", "ciso": "chief information security officer",
    "cofounder": "co founder", "univ": "university", "dept": "department", "intl": "international", "natl": "national",
    "qa": "quality assurance", "hr": "human resources", "it": "information technology", "rn": "registered nurse",
    "pm": "project manager", "ml": "machine learning", "ai": "artificial intelligence", "ux": "user experience",
    "ui": "user interface", "sre": "site reliability engineer", "dba": "database administrator", "st": "saint",
    "bi": "business intelligence", "frontend": "front end", "backend": "back end", "fullstack": "full stack",
}  # fmt: skip


def tokens(name: str) -> tuple[str, ...]:
    """Stems of the words of a name that tell it apart, abbreviations spelled out, in order."""
    spelled: list[str] = []
    for word in words(name):
        spelled += _SHORT.get(word.text.replace(".", ""), word.text).split()
    return tuple(stem(word) for word in spelled if word not in STOPWORDS and word not in _LEGAL)


def beyond(said: str, held: str) -> tuple[str, ...]:
    """Tokens of `said` that `held` lacks; none when one is the other's initials."""
    if _abbreviates(said, held) or _abbreviates(held, said):
        return ()
    known = frozenset(tokens(held))
    joined = "".join(tokens(held))
    return tuple(token for token in tokens(said) if token not in known and "".join(tokens(said)) != joined)


def likeness(said: str, held: str) -> float:
    """Share of the shorter name's tokens that the other has too, in [0, 1]; 1 for initials."""
    one, two = frozenset(tokens(said)), frozenset(tokens(held))
    if not one or not two:
        return 0.0
    if not beyond(said, held):
        return 1.0 if len(one) >= len(two) else 0.95
    return 0.9 * len(one & two) / min(len(one), len(two)) * (len(one & two) / max(len(one), len(two))) ** 0.25


def _abbreviates(short: str, long: str) -> bool:
    letters = "".join(char for char in short.casefold() if char.isalnum())
    return len(letters) >= 2 and letters == initials(long)
