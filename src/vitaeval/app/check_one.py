"""One CV against one profile, from decoded JSON values to a report."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from vitaeval.claims import check_cv, check_text
from vitaeval.claims.settled import settled
from vitaeval.errors import ConfigError, DataError
from vitaeval.golden.documents import first_problem
from vitaeval.schema.adjudication import Adjudication
from vitaeval.schema.claim import FabricationReport
from vitaeval.schema.documents.cv import CvAnswer, TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.json_resume import read_resume
from vitaeval.schema.documents.loose_resume import loosened
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.fingerprint import digest

RESUME = frozenset(("basics", "work", "education"))
"""Keys by which a JSON Resume is known."""
_HALF = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Case:
    """What is checked against what, as of which day. Offsets of claims count in `source`."""

    profile: Profile
    source: str | TailoredCV
    job: JobPosting | None
    today: date


def checked(case: Case, adjudications: Mapping[str, tuple[Adjudication, ...]]) -> FabricationReport:
    """The report on one case, with the words of people on claims about this profile (by its digest)."""
    if isinstance(case.source, TailoredCV):
        found = check_cv(case.profile, case.source, case.job, case.today)
    else:
        found = check_text(case.profile, case.source, case.job, case.today)
    known = adjudications.get(digest(case.profile), ()) if adjudications else ()
    return settled(found, case.source, known)


def person(raw: object, origin: str) -> Profile:
    """A profile from any JSON Resume object, read by the rules of `loose_resume`."""
    return read_resume(loosened(raw).raw, origin=origin)


def whole(text: str) -> str:
    """`text` at equal length, halves of Unicode characters replaced."""
    return _HALF.sub("\ufffd", text)


def structured(raw: object, origin: str) -> TailoredCV:
    """A TailoredCV from a JSON object, alone or wrapped as a model's answer."""
    wrapped = raw if isinstance(raw, Mapping) and "answer" in raw else {"answer": raw}
    if isinstance(wrapped["answer"], Mapping) and "kind" not in wrapped["answer"]:
        is_resume = not wrapped["answer"].keys().isdisjoint(RESUME)
        hint = "this is a JSON Resume, which profile takes" if is_resume else "`kind` is missing"
        raise DataError(f"{origin}: not a TailoredCV: {hint}; a CV is Markdown, plain text or a model's answer")
    try:
        answer = CvAnswer.model_validate_json(json.dumps(wrapped)).answer
    except ValidationError as error:
        raise DataError(f"{origin}: not a TailoredCV: {first_problem(error)}") from None
    if isinstance(answer, TailoredCV):
        return answer
    raise DataError(f"{origin}: says that no CV can be written; there is nothing to check")


def posting(raw: object, origin: str) -> JobPosting | None:
    """A posting from its text or an object with `text` (else `description`, `title`); null and blank are none."""
    if isinstance(raw, str):
        return JobPosting(title=None, text=whole(raw)) if raw.strip() else None
    if raw is None or raw == {}:
        return None
    if not isinstance(raw, Mapping):
        raise DataError(f"{origin} must be the posting's text or an object with `text`")
    text = raw.get("text") or raw.get("description") or raw.get("title")
    known = {name: _line(raw.get(name)) for name in ("title", "company", "location")}
    if not isinstance(text, str) or not text.strip():
        raise DataError(f"{origin} has no `text`: write the posting's words there")
    return JobPosting(text=whole(text), **known)


def day(raw: object, origin: str) -> date:
    """The day on which "Present" and years of experience are judged, from YYYY-MM-DD (a time after it is cut)."""
    found = _DAY.fullmatch(raw.strip()) if isinstance(raw, str) else None
    try:
        return date.fromisoformat(found[1]) if found else _no_day(raw, origin)
    except ValueError:
        return _no_day(raw, origin)


def _no_day(raw: object, origin: str) -> date:
    raise ConfigError(f"{origin}={raw!r} is no date; write YYYY-MM-DD")


def _line(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("city")
    return whole(value) if isinstance(value, str) and value.strip() else None
