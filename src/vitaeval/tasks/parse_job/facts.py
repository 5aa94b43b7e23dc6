"""Single facts of a posting, read by patterns; what is not written there is null."""

from __future__ import annotations

import re

from vitaeval.schema.documents.job import Company, CompanySize, JobPosting, Seniority, Years
from vitaeval.tasks.parse_job.phrases import phrases
from vitaeval.text.tokens import sentences

LONGEST_TITLE_WORDS = 10
LONGEST_SPAN_YEARS = 40
_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"\b(?:\d{{1,2}}|{'|'.join(_NUMBER_WORDS)})\b"
_YEARS = re.compile(
    rf"""(?P<least>at\ least|minimum(?:\ of)?|min\.?|more\ than|over|>=?)?\s*
    (?P<low>{_NUMBER})\s*(?P<plus>\+|plus|or\ more)?
    (?:\s*(?:-|–|to)\s*(?P<high>{_NUMBER}))?\s*(?P<late>\+|or\ more)?
    \s*years?\b(?=(?P<rest>[^.\n]{{0,80}}))""",
    re.IGNORECASE | re.VERBOSE,
)
_EXPERIENCE = re.compile(r"\bexperience\b|\bexpertise\b|\bbackground\b", re.IGNORECASE)
_SENIORITY = (
    (
        Seniority.LEAD,
        re.compile(r"\b(?:lead|principal|head of|director|chief|vp|vice president|staff)\b", re.IGNORECASE),
    ),
    (Seniority.SENIOR, re.compile(r"\b(?:senior|sr)\b", re.IGNORECASE)),
    (Seniority.MID, re.compile(r"\b(?:mid[- ]?level|intermediate|medior)\b", re.IGNORECASE)),
    (
        Seniority.JUNIOR,
        re.compile(r"\b(?:junior|jr|entry[- ]level|trainee|intern(?:ship)?|graduate|apprentice)\b", re.IGNORECASE),
    ),
)
_INDUSTRY = re.compile(r"\bIndustry:\s*(.+?)\s*(?=Company size:|Company type:|Technologies|\n|$)")
_PEOPLE = re.compile(
    r"\bCompany size:\s*(?:\d[\d.,]*k?\s*[-–]\s*)?(\d[\d.,]*)(k?)\+?\s*(?:people|employees)", re.IGNORECASE
)
_SIZES = ((50, CompanySize.SMALL), (250, CompanySize.MEDIUM), (5000, CompanySize.LARGE))
_LEVEL = r"(?:bachelor|master|associate|doctora(?:l|te)|undergraduate|graduate|university|college|advanced|law)"
_DEGREE = re.compile(
    rf"""\b{_LEVEL}(?:\W?s)?(?:(?:\s+or\s+|/){_LEVEL}(?:\W?s)?)?\s+degree\b
    | \b(?:bachelor|master)(?:['’]s|\s+of\s+\w+)
    | \b(?:B\.?Sc?|M\.?Sc?|B\.?A|MBA|Ph\.?\s?D|J\.?D)\.?(?:/(?:B\.?Sc?|M\.?Sc?|M\.?A|Ph\.?D)\.?)?(?=[\s,;)])
    | \bhigh[- ]school\ diploma\b | \bGED\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CASED_DEGREE = re.compile(r"^[A-Z]")
_CERTIFICATE = re.compile(
    r"(?:\b[A-Z][\w+/-]*\s+){1,4}(?:[Cc]ertifi(?:cation|cate)|[Ll]icen[cs]e|[Cc]learance)\b"
    r"|\b[Cc]ertified\s+(?:[A-Z][\w+-]*\s*){1,4}"
)
_ASIDE = re.compile(r"\s*\((?:[mfdwx]\s*/\s*)+[mfdwx]\)|\s*\(all genders\)", re.IGNORECASE)
_MASK = re.compile(r"<[A-Z_]+>")


def role_title(job: JobPosting) -> str:
    """The posting's title, else its first line if that is short; empty when neither is there."""
    first = job.text.strip().partition("\n")[0].strip()
    is_title = len(first.split()) <= LONGEST_TITLE_WORDS and not first.endswith((".", "!", "?", ":"))
    return _ASIDE.sub("", job.title or (first if is_title else "")).strip()


def company(job: JobPosting) -> Company:
    """Name, industry and size as far as stated. Up to 50 people are small, 250 medium, 5 000 large."""
    industry = _INDUSTRY.search(job.text)
    return Company(name=job.company, industry=industry[1] if industry else None, size=_size(job.text))


def years_of_experience(text: str) -> Years | None:
    """The first number of years that is asked of the candidate's experience; None when there is none."""
    for found in _YEARS.finditer(text):
        low = _number(found["low"])
        if _EXPERIENCE.search(found["rest"]) and low <= LONGEST_SPAN_YEARS:
            return _years(found, low)
    return None


def seniority(title: str) -> Seniority | None:
    """The rank that the title states; None when it states none."""
    return next((rank for rank, pattern in _SENIORITY if pattern.search(title)), None)


def education(text: str) -> tuple[str, ...]:
    """Degrees as written, then the subjects named in the same sentences."""
    asking = [(sentence.text, degrees) for sentence in sentences(text) if (degrees := _degrees(sentence.text))]
    subjects = (subject for sentence, _ in asking for subject in phrases("majors", sentence))
    return tuple(dict.fromkeys((*(degree for _, degrees in asking for degree in degrees), *subjects)))


def certifications(text: str) -> tuple[str, ...]:
    """Named certificates, licences and clearances, as written."""
    found = (" ".join(hit.group().split()) for hit in _CERTIFICATE.finditer(_MASK.sub(" ", text)))
    return tuple(dict.fromkeys(found))


def _degrees(sentence: str) -> tuple[str, ...]:
    found = (hit.group().strip() for hit in _DEGREE.finditer(sentence))
    return tuple(degree for degree in found if len(degree) > 4 or _CASED_DEGREE.match(degree))


def _years(found: re.Match[str], low: float) -> Years:
    if found["high"]:
        return Years(minimum=low, maximum=_number(found["high"]))
    is_open = any(found[name] for name in ("least", "plus", "late"))
    return Years(minimum=low, maximum=None if is_open else low)


def _number(text: str) -> float:
    word = text.casefold()
    return float(_NUMBER_WORDS.index(word) if word in _NUMBER_WORDS else word)


def _size(text: str) -> CompanySize | None:
    found = _PEOPLE.search(text)
    if found is None:
        return None
    people = float(found[1].replace(",", "").rstrip(".")) * (1000 if found[2] else 1)
    return next((size for limit, size in _SIZES if people <= limit), CompanySize.ENTERPRISE)
