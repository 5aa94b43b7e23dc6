"""Fabrication: lies found by kind, faithful rewrites left alone by kind, places, speed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean
from time import perf_counter

from documents import Base, People, Sample, samples
from sklearn.metrics import roc_auc_score

from vitaeval.claims import check_cv, check_text
from vitaeval.defects import DEFECTS, Draft
from vitaeval.schema.claim import Claim, FabricationReport, Severity

GRAVE = (Severity.CRITICAL, Severity.MAJOR)


@dataclass(frozen=True, slots=True)
class Judged:
    """One sample and what the metric said: about its text, about its structure, and about the CV before the change."""

    sample: Sample
    report: FabricationReport
    structured: FabricationReport | None
    before: FabricationReport
    took_ms: float

    @property
    def flagged(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.report.claims if claim.severity is not None)

    @property
    def new(self) -> tuple[Claim, ...]:
        """Flagged claims that the CV did not have before the change."""
        return _beyond(self.report, self.before)

    @property
    def is_caught(self) -> bool:
        """Whether the change raised a new claim that is as grave as the lie (any claim, for a minor lie)."""
        return any(claim.severity in self._enough for claim in self.new)

    @property
    def is_caught_structured(self) -> bool | None:
        if self.structured is None:
            return None
        return any(claim.severity in self._enough for claim in self.structured.claims)

    @property
    def is_located(self) -> bool:
        return any(claim.start < end and start < claim.end for claim in self.flagged for start, end in self.sample.spans)

    @property
    def is_stopped(self) -> bool:
        return any(claim.severity in GRAVE for claim in self.flagged)

    @property
    def _enough(self) -> Sequence[Severity]:
        kind = DEFECTS.get(self.sample.changed.kind)
        return tuple(Severity) if kind is not None and kind.severity is Severity.MINOR else GRAVE


def _beyond(report: FabricationReport, before: FabricationReport) -> tuple[Claim, ...]:
    known = {(claim.type, claim.text) for claim in before.claims if claim.severity is not None}
    found = (claim for claim in report.claims if claim.severity is not None)
    return tuple(claim for claim in found if (claim.type, claim.text) not in known)


def judged(people: People, each: int) -> list[Judged]:
    """Every sample judged, in the order of the kinds."""
    before: dict[tuple[str, object], FabricationReport] = {}
    found = []
    for sample in samples(people, each):
        base, draft = sample.base, sample.changed.draft
        key = base.name, draft.layout
        if key not in before:
            plain = Draft(base.profile.basics, base.cv, draft.layout)
            before[key] = check_text(base.profile, plain.text(), base.job, people.today)
        start = perf_counter()
        report = check_text(base.profile, sample.text, base.job, people.today)
        took = (perf_counter() - start) * 1000
        found.append(Judged(sample, report, _structured(sample, base, people), before[key], took))
    return found


def _structured(sample: Sample, base: Base, people: People) -> FabricationReport | None:
    """The same lie in the structured CV; contact data stands only in the text."""
    outside = any(place.pointer.startswith("/basics") for place in sample.changed.places)
    return None if outside else check_cv(base.profile, sample.changed.draft.cv, base.job, people.today)


def auroc(rows: Iterable[Judged]) -> float:
    """How well the score tells CVs with a lie from faithful ones."""
    found = list(rows)
    return float(roc_auc_score([row.sample.label for row in found], [row.report.score for row in found]))


def share(values: Iterable[bool | None]) -> float:
    """Share of true among those that are known; nan when there are none."""
    known = [value for value in values if value is not None]
    return mean(known) if known else float("nan")
