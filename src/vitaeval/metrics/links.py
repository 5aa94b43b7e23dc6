"""Links: does every web and e-mail address in the answer come from the profile?"""

from __future__ import annotations

from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score
from vitaeval.text.foreign import Foreign, foreign_links
from vitaeval.text.pii import PiiKind
from vitaeval.text.said import Said, said


def score(observation: Observation) -> Score | NotApplicable:
    """1.0 when the answer holds a web or e-mail address that the profile lacks, else 0.0.

    Links are compared without scheme, "www." and a slash at the end. A path below a link of the profile is
    another link; an address of the posting is no address of the person, but its name is no link when only
    a domain is said ("Booking.com"). Parts: the numbers of invented `urls` and `emails`.
    """
    found = said(observation)
    if isinstance(found, NotApplicable):
        return found
    text, posting = found.text, observation.example.job.text.casefold()
    hits = foreign_links(text, observation.example.profile or Profile())
    hits = tuple(hit for hit in hits if not _is_name(text[hit.start : hit.end], posting))
    emails = sum(hit.kind is PiiKind.EMAIL for hit in hits)
    return Score(
        value=float(bool(hits)),
        parts={"urls": float(len(hits) - emails), "emails": float(emails)},
        findings=tuple(_finding(hit, found) for hit in hits),
    )


def _is_name(said: str, posting: str) -> bool:
    """Whether the posting says the bare domain too, as the name of a company or product."""
    return "/" not in said and "@" not in said and said.casefold() in posting


def _finding(hit: Foreign, answer: Said) -> Finding:
    where, start = answer.place(hit.start)
    text = answer.text[hit.start : hit.end]
    kind = f"invented_{hit.kind}"
    return Finding(kind=kind, text=text, where=where, start=start, end=start + len(text), note="not in the profile")


METRIC = Metric(
    name="links",
    version="1",
    title="Invented links",
    direction=Direction.DOWN,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    worst=1.0,
    parts=("urls", "emails"),
    counts=("urls", "emails"),
    tasks=("generate_cv",),
)
