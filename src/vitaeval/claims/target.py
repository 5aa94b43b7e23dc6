"""Where a headline or summary names the company and role that it is written for: no claim about the person."""

from __future__ import annotations

import re
from functools import lru_cache

from vitaeval.claims.passages import Part, Passage
from vitaeval.schema.documents.job import JobPosting


def targets(passage: Passage, job: JobPosting | None) -> tuple[tuple[int, int], ...]:
    """Offsets of the posting's title and company in a headline or summary; nothing in a bullet."""
    if job is None or passage.part not in (Part.HEADLINE, Part.SUMMARY):
        return ()
    wanted = _named(job.title, job.company)
    return tuple(found.span() for found in wanted.finditer(passage.text)) if wanted else ()


@lru_cache(maxsize=256)
def _named(title: str | None, company: str | None) -> re.Pattern[str] | None:
    """The full names, and the title without what follows a comma, dash or bracket."""
    short = re.split(r"\s[-–—|(]|[,(/]", title or "")[0].strip()
    found = sorted({name for name in (title, company, short) if name and len(name) > 2}, key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(name)}(?!\w)" for name in found), re.IGNORECASE) if found else None
