"""One line of `vitaeval check --jsonl`: a request in, an answer out, whatever the line holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from vitaeval.app.check_one import Case, checked, day, person, posting, structured, whole
from vitaeval.errors import DataError, UserError
from vitaeval.schema.adjudication import Adjudication
from vitaeval.schema.claim import Claim, FabricationReport
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.naming import did_you_mean

LONGEST = 1 << 26
"""Bytes of the longest line that is read."""

KEYS = ("source", "text", "cv", "job", "today")
CV_TEXT = "the CV's text"
FIELDS = ("type", "start", "end", "text", "verdict", "severity", "evidence")


class Ending(Enum):
    """How a line ended: answered, not understood, or through a fault of ours."""

    DONE = "done"
    BAD = "bad"
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of JSON for a line of JSON."""

    ending: Ending
    text: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all lines: the day for those that name none, and people's words by profile digest."""

    today: date
    adjudications: Mapping[str, tuple[Adjudication, ...]]


def answer(number: int, line: bytes | None, terms: Terms) -> Answer:
    """What is said to the line `number` (None: it is longer than `LONGEST`).

    A line that cannot be understood, or breaks us, costs only itself.
    """
    try:
        return Answer(Ending.DONE, _text(shown(*_checked(line, terms))))
    except UserError as error:
        return Answer(Ending.BAD, _text({"error": f"line {number}: {error}"}))
    except Exception as error:
        said = f"line {number}: a bug in vitaeval, please report it: {type(error).__name__}: {str(error)[:300]}"
        return Answer(Ending.BUG, _text({"error": said}))


def shown(found: FabricationReport, source: str | TailoredCV) -> dict[str, Any]:
    """A report as plain values.

    `soft` is the soft signal, where there is one; `where`, for a structured CV only, names the field that a
    claim's offsets count in.
    """
    more = ("where",) if isinstance(source, TailoredCV) else ()
    head = {"score": found.score, "rate": found.rate, "gate": str(found.gate)}
    head |= {} if found.soft is None else {"soft": found.soft.value}
    return {**head, "claims": [_claim(claim, (*FIELDS, *more)) for claim in found.claims]}


def _claim(claim: Claim, fields: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(claim, name) for name in fields}
    settlement = claim.settlement
    return values if settlement is None else {**values, "adjudication": settlement.model_dump(mode="json")}


def _checked(line: bytes | None, terms: Terms) -> tuple[FabricationReport, str | TailoredCV]:
    raw = _object(line)
    case = Case(
        person(_needed(raw, "source", "a JSON Resume object"), "source"),
        _source(raw),
        posting(raw.get("job"), "job"),
        day(raw["today"], "today") if raw.get("today") not in (None, "") else terms.today,
    )
    return checked(case, terms.adjudications), case.source


def _object(line: bytes | None) -> dict[str, object]:
    if line is None:
        raise DataError(f"longer than {LONGEST >> 20} MiB: split it")
    try:
        raw = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DataError(f"not UTF-8 at byte {error.start}: save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise DataError(f"not JSON at character {error.pos + 1}: {error.msg}; write one object a line") from None
    except (ValueError, RecursionError):
        raise DataError("not JSON that can be read: a number too long or brackets too deep") from None
    if isinstance(raw, dict):
        return raw
    raise DataError('must be an object: {"source": {…}, "text": "…"}')


def _source(raw: dict[str, object]) -> str | TailoredCV:
    chosen = raw["cv"] if raw.get("text") is None and raw.get("cv") is not None else _needed(raw, "text", CV_TEXT)
    if isinstance(chosen, Mapping):
        return structured(chosen, "cv")
    if isinstance(chosen, str):
        return whole(chosen)
    raise DataError(f"text must be {CV_TEXT}, this is {json.dumps(chosen)[:60]}")


def _needed(raw: Mapping[str, object], key: str, what: str) -> object:
    if raw.get(key) is not None:
        return raw[key]
    if key in raw:
        raise DataError(f"{key} is null: it must be {what}")
    strangers = [name for name in raw if name not in KEYS]
    near = next((name for name in strangers if did_you_mean(name, (key,)).startswith("did you mean")), None)
    raise DataError(f"{key} is missing: it must be {what}" + (f" (is {near!r} meant?)" if near else ""))


def _text(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, allow_nan=False)
