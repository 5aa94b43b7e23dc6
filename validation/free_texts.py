"""Freely written texts about invented people, each honest as it stands, with lies to put in single places of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache

from documents import share
from figures import Figure, Section
from screening import DATA, GRAVE
from sklearn.metrics import roc_auc_score

from vitaeval.claims import check_text
from vitaeval.schema.claim import FabricationReport
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.json_resume import read_resume
from vitaeval.schema.documents.profile import Profile

PLACE = re.compile(r"\[\[(?P<true>.*?)\|\|(?P<lie>.*?)\]\]", re.DOTALL)
"""A place of a text: what stands there, and the lie that may."""
NOTES = (
    "CVs, letters, biographies and single sections by one author, a language model that had not seen the rules. Each "
    "batch was read once before its causes were repaired: these figures say what was mended, not how far it carries "
    "(see below).",
    "Each lie is put in alone, and counts as found when a critical or major claim meets it that the honest text does "
    "not raise.",
)

FURTHER_NOTES = (
    "By four further writers (language models that had not seen the rules): 86 whole texts, and 398 skills sections, "
    "summaries and retold roles alone, with what a model derives from a profile and adds for a posting. In the skills "
    "sections most lies are abilities in ordinary words; what differs from the profile in mere content is minor by "
    "definition and does not count as found.",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text came to: its score, whether it was stopped, and for each lie its score and whether it was found."""

    score: float
    is_stopped: bool
    lies: tuple[tuple[float, bool], ...]


def measure(every: int = 1, cores: int = 2) -> Section:
    """All texts, or each `every`th of them."""
    figures = _figures("free", "free_texts.jsonl", every, cores)
    return Section("Freely written texts", figures, notes=NOTES)


def further(every: int = 1, cores: int = 2) -> Section:
    """All texts and sections of later writers, or each `every`th of them."""
    figures = _figures("further", "further_texts.jsonl", every, cores)
    return Section("Freely written texts and sections by further writers", figures, notes=FURTHER_NOTES)


def _figures(name: str, file: str, every: int, cores: int) -> tuple[Figure, ...]:
    rows = [json.loads(line) for line in (DATA / file).read_text(encoding="utf-8").splitlines()][::every]
    with ProcessPoolExecutor(cores) as pool:
        found = list(pool.map(read, rows, chunksize=10))
    lies = [lie for each in found for lie in each.lies]
    return (
        Figure(f"{name}.false_stops", "texts with a critical or major claim", _stops(found), len(found), "≤ .001"),
        Figure(f"{name}.recall", "lies found", share(is_found for _, is_found in lies), len(lies), "≥ .97"),
        Figure(f"{name}.auroc", "AUROC, texts with a lie against those without", _auroc(found), len(found) + len(lies)),
    )


def _stops(found: Sequence[Reading]) -> float:
    return share(each.is_stopped for each in found)


def _auroc(found: Sequence[Reading]) -> float:
    honest, lying = [each.score for each in found], [score for each in found for score, _ in each.lies]
    return float(roc_auc_score([0] * len(honest) + [1] * len(lying), honest + lying))


def read(row: Mapping[str, str | None]) -> Reading:
    """Judge one text as it stands, and with each of its lies."""
    profile = people()[row["person"] or ""]
    job = JobPosting(title=None, text=row["job"]) if row["job"] else None
    today = date.fromisoformat(row["today"] or "")
    honest, lying = planted(row["text"] or "")
    before = check_text(profile, honest, job, today)
    known = {(claim.type, claim.text) for claim in before.claims if claim.severity in GRAVE}
    found = []
    for text, start, end in lying:
        report = check_text(profile, text, job, today)
        new = _met(report, start, max(end, start + 1)) - known
        found.append((report.score, bool(new)))
    return Reading(before.score, bool(known), tuple(found))


def _met(report: FabricationReport, start: int, end: int) -> set[tuple[str, str]]:
    grave = (claim for claim in report.claims if claim.severity in GRAVE)
    return {(claim.type, claim.text) for claim in grave if claim.start < end and start < claim.end}


def planted(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The honest text, and for each place the text with that lie alone and where it stands."""
    places = list(PLACE.finditer(marked))
    return _with(marked, None), [(text, *_span(marked, n)) for n in range(len(places)) for text in (_with(marked, n),)]


def _with(marked: str, lie: int | None) -> str:
    numbers = iter(range(len(marked)))
    return PLACE.sub(lambda found: found["lie" if next(numbers) == lie else "true"], marked)


def _span(marked: str, lie: int) -> tuple[int, int]:
    found = list(PLACE.finditer(marked))[lie]
    start = len(_with(marked[: found.start()], None))
    return start, start + len(found["lie"])


@cache
def people() -> Mapping[str, Profile]:
    """The invented people by their names in the file."""
    return dict(_people())


def _people() -> Iterator[tuple[str, Profile]]:
    for line in (DATA / "free_people.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], read_resume(row["profile"], origin=row["id"])
