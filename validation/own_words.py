"""People's own CVs: texts that others wrote, each held against the profile that was made from it."""

from __future__ import annotations

import json

from documents import People, share
from figures import Figure, Section
from screening import DATA, GRAVE

from vitaeval.claims import check_text
from vitaeval.schema.claim import Severity

NOTES = (
    "Nothing in these texts goes beyond the profile, for the profile was read from them; their layouts, headings and "
    "sections (referees, licences, other information) are their authors' own.",
)


def measure(people: People) -> Section:
    """Share of the texts with a critical or major claim, and with a minor one."""
    rows = [json.loads(line) for line in (DATA / "own_words.jsonl").read_text(encoding="utf-8").splitlines()]
    found = [_severities(row["profile"], row["text"], people) for row in rows]
    stops, minor = share(not seen.isdisjoint(GRAVE) for seen in found), share(Severity.MINOR in seen for seen in found)
    figures = (
        Figure("own_words.false_stops", "texts with a critical or major claim", stops, len(rows), "≤ .001"),
        Figure("own_words.false_minor", "texts with a minor claim", minor, len(rows), "≤ .02"),
    )
    return Section("People's own CVs", figures, notes=NOTES)


def _severities(profile: str, text: str, people: People) -> set[Severity]:
    report = check_text(people.profiles[profile], text, None, people.today)
    return {claim.severity for claim in report.claims if claim.severity is not None}
