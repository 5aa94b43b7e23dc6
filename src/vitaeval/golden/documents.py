"""Profiles and postings on disk, shared by all golden sets."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from vitaeval.errors import DataError
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.json_resume import read_resume
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.naming import did_you_mean


def read_json(path: Path) -> object:
    """The JSON value in `path`. Raises DataError with line and column when it is none."""
    text = _text(path)
    if not text.strip():
        raise DataError(f"{path}: is empty")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DataError(f"{path}:{error.lineno}:{error.colno}: not JSON: {error.msg}") from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise DataError(f"{path}: is a folder, not a file") from None
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}: save it as UTF-8") from None


def read_profile(path: Path) -> Profile:
    """The JSON Resume in `path`."""
    return read_resume(read_json(path), origin=str(path))


def read_job(path: Path) -> JobPosting:
    """The posting in `path`: a JSON object with `text`, or plain text."""
    raw = read_json(path) if path.suffix == ".json" else {"title": None, "text": _text(path)}
    try:
        return JobPosting.model_validate_json(json.dumps(raw))
    except ValidationError as error:
        raise DataError(f"{path}: {first_problem(error)}") from None


def first_problem(error: ValidationError) -> str:
    """The first thing that validation found, on one line: where, what, and the value."""
    problem = error.errors(include_url=False)[0]
    where = "/".join(str(part) for part in problem["loc"]) or "the whole"
    message = {"extra_forbidden": "unknown field"}.get(problem["type"], problem["msg"])
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{where}: {message}, got {str(problem['input'])[:60]!r}{more}"


@dataclass(slots=True)
class Shelf:
    """The documents under one `golden/` folder, each read once."""

    root: Path
    profiles: dict[str, Profile] = field(default_factory=dict)
    jobs: dict[str, JobPosting] = field(default_factory=dict)

    def profile(self, name: str) -> Profile:
        """`profiles/<name>.json`. Raises DataError with near matches when there is none."""
        if name not in self.profiles:
            self.profiles[name] = read_profile(self._path("profiles", name))
        return self.profiles[name]

    def job(self, name: str) -> JobPosting:
        """`jobs/<name>.json`. Raises DataError with near matches when there is none."""
        if name not in self.jobs:
            self.jobs[name] = read_job(self._path("jobs", name))
        return self.jobs[name]

    def _path(self, kind: str, name: str) -> Path:
        path = self.root / kind / f"{name}.json"
        if not path.is_file():
            known = (found.stem for found in (self.root / kind).glob("*.json"))
            raise DataError(f"unknown {kind[:-1]} {name!r}: {did_you_mean(name, known)}")
        return path
