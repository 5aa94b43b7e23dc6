"""Fabrication: lies found by kind, faithful rewrites left alone by kind, places, speed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from time import process_time

import numpy as np
from documents import Base, People, Sample, samples, share
from figures import Figure, Section
from tally import Row, auroc, by_kind, is_later, later, macro

from vitaeval.app.collector import paused
from vitaeval.claims import check_cv, check_text
from vitaeval.defects import DEFECTS, REWRITES, Draft
from vitaeval.defects.known import plainly, said
from vitaeval.schema.claim import Claim, FabricationReport, Severity

GRAVE = (Severity.CRITICAL, Severity.MAJOR)


@dataclass(frozen=True, slots=True)
class Judged:
    """One sample and what the metric said: about its text, its structure, and the CV before a lie was planted.

    A rewrite starts from a faithful CV: for it `before` is the report itself.
    """

    sample: Sample
    report: FabricationReport
    structured: FabricationReport | None
    before: FabricationReport

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
        return any(_meets(claim, span) for claim in self.flagged for span in self.sample.spans)

    @property
    def is_stopped(self) -> bool:
        return any(claim.severity in GRAVE for claim in self.flagged)

    @property
    def _enough(self) -> Sequence[Severity]:
        kind = DEFECTS.get(self.sample.changed.kind)
        return tuple(Severity) if kind is not None and kind.severity is Severity.MINOR else GRAVE


def _meets(claim: Claim, span: tuple[int, int]) -> bool:
    return claim.start < span[1] and span[0] < claim.end


def _beyond(report: FabricationReport, before: FabricationReport) -> tuple[Claim, ...]:
    known = {(claim.type, claim.text) for claim in before.claims if claim.severity is not None}
    found = (claim for claim in report.claims if claim.severity is not None)
    return tuple(claim for claim in found if (claim.type, claim.text) not in known)


def judged(people: People, each: int, only: frozenset[str] = frozenset(), *, as_letter: bool = False) -> list[Judged]:
    """Every sample judged, in the order of the kinds."""
    found = []
    for sample in samples(people, each, only, as_letter=as_letter):
        base = sample.base
        report = check_text(base.profile, sample.text, base.job, people.today)
        before = check_text(base.profile, sample.before.text(), base.job, people.today) if sample.label else report
        found.append(Judged(sample, report, _structured(sample, base, people), before))
    return found


def _structured(sample: Sample, base: Base, people: People) -> FabricationReport | None:
    """The same lie in the structured CV; contact data and what stands behind a date are in the text only."""
    outside = any(
        place.pointer.startswith("/basics") or (place.pointer.endswith("_date") and place.start)
        for place in sample.changed.places
    )
    return None if outside else check_cv(base.profile, sample.changed.draft.cv, base.job, people.today)


def measure(each: int, cores: int = 2) -> Section:
    """Every kind on up to `each` CVs, then speed alone on one core."""
    rows = _gathered(each, cores, as_letter=False)
    first = [row for row in rows if not is_later(row)]
    lies, honest = [row for row in first if row.is_lie], [row for row in first if not row.is_lie]
    people = _people()
    told = (*_overall(first), *_recall(lies), *_alarms(honest), *later(rows, "fabrication"))
    figures = (*told, *_golden(people), *_speed(people))
    return Section("Fabrication", figures, tuple(_details(rows)), NOTES)


def letters(each: int, cores: int = 2) -> Section:
    """The same kinds where the CV is told as a cover letter; lies that the letter leaves out are no case."""
    every = _gathered(each, cores, as_letter=True)
    rows = [row for row in every if not is_later(row)]
    lies, honest = [row for row in rows if row.is_lie], [row for row in rows if not row.is_lie]
    found = by_kind(lies, lambda row: row.is_caught)
    places = [row.is_located for row in lies if row.is_located is not None]
    stops = share(row.is_stopped for row in honest)
    figures = (
        Figure("letters.auroc", "AUROC, lies against rewrites", auroc(rows), len(rows), "≥ .99"),
        Figure("letters.recall", f"macro recall over {len(found)} kinds", macro(found), len(lies), "≥ .97"),
        Figure("letters.located", "claim overlaps the planted words", share(places), len(places), "≥ .90"),
        Figure("letters.false_stops", "letters with a critical or major claim", stops, len(honest), "≤ .001"),
        *later(every, "letters"),
    )
    kinds = by_kind([row for row in every if row.is_lie], lambda row: row.is_caught)
    missed = [f"{kind} {value:.2f}" for kind, value in kinds.items() if value < 0.85]
    return Section("Cover letters", figures, notes=(f"Kinds below .85: {', '.join(missed) or 'none'}.",))


def _gathered(each: int, cores: int, *, as_letter: bool) -> list[Row]:
    kinds = (*DEFECTS, *REWRITES)
    with ProcessPoolExecutor(cores) as pool:
        found = pool.map(_rows, kinds, [each] * len(kinds), [as_letter] * len(kinds))
        return list(chain.from_iterable(found))


NOTES = (
    "Recall counts a lie as found when it raises a critical or major claim that the CV did not have before "
    "(for kinds marked minor, any claim).",
    "People are split in two halves by hash; whoever improved the engine saw the texts of the tuned half only, and of "
    "the other half which families of lies it misses.",
    "Not measured: CVs that real models wrote, judged by people (no such labels exist yet); languages other than "
    "English.",
)


@cache
def _people() -> People:
    return People()


def _rows(kind: str, each: int, as_letter: bool) -> list[Row]:
    return [_kept(row) for row in judged(_people(), each, frozenset({kind}), as_letter=as_letter)]


def _kept(row: Judged) -> Row:
    is_lie = bool(row.sample.label)
    return Row(
        kind=row.sample.changed.kind,
        half=row.sample.base.half,
        is_lie=is_lie,
        score=row.report.score,
        soft=row.report.soft.value if row.report.soft else 0.0,
        strange_words=_strange_words(row.sample),
        is_caught=row.is_caught,
        is_caught_structured=row.is_caught_structured,
        is_located=row.is_located if is_lie and row.sample.spans else None,
        is_stopped=row.is_stopped,
        has_minor=any(claim.severity is Severity.MINOR for claim in row.flagged),
    )


def _overall(rows: Sequence[Row]) -> Iterator[Figure]:
    yield Figure("fabrication.auroc", "AUROC, lies against rewrites", auroc(rows), len(rows), "≥ .99")
    for name, words, read in (
        ("soft", "the soft channel alone (never gating)", lambda row: row.soft),
        ("words", "counting strange words, to compare", lambda row: row.strange_words),
    ):
        yield Figure(f"fabrication.auroc_{name}", f"AUROC of {words}", auroc(rows, read), len(rows))
    for name, words in (("tuned", "half tuned on"), ("held", "half held out")):
        chosen = [row for row in rows if row.half == name]
        yield Figure(f"fabrication.auroc_{name}", f"AUROC, {words}", auroc(chosen), len(chosen), "≥ .99")


def _strange_words(sample: Sample) -> float:
    """Share of the text's longer words that the profile does not hold: what a simple check would look at."""
    words = [word for word in plainly(sample.text).split() if len(word) > 3]
    held = said(sample.base.profile)
    return sum(word.strip(".,;:()") not in held for word in words) / max(1, len(words))


def _recall(lies: Sequence[Row]) -> Iterator[Figure]:
    for name, words, read in (
        ("text", "in CV text", lambda row: row.is_caught),
        ("structured", "in structured CVs", lambda row: row.is_caught_structured),
    ):
        kinds = by_kind(lies, read)
        yield Figure(f"fabrication.recall_{name}", f"macro recall {words}", macro(kinds), len(lies), "≥ .97")
        worst = min(kinds, key=lambda kind: kinds[kind])
        figure = f"fabrication.worst_{name}"
        yield Figure(figure, f"worst kind {words} ({worst})", kinds[worst], len(kinds), "≥ .85")
    for name, words in (("tuned", "half tuned on"), ("held", "half held out")):
        chosen = [row for row in lies if row.half == name]
        value = macro(by_kind(chosen, lambda row: row.is_caught))
        yield Figure(f"fabrication.recall_{name}", f"macro recall in CV text, {words}", value, len(chosen), "≥ .97")
    places = [row.is_located for row in lies if row.is_located is not None]
    yield Figure("fabrication.located", "claim overlaps the planted words", share(places), len(places), "≥ .90")


def _alarms(honest: Sequence[Row]) -> Iterator[Figure]:
    kinds = by_kind(honest, lambda row: row.is_stopped)
    worst = max(kinds, key=lambda kind: kinds[kind])
    stops = share(row.is_stopped for row in honest)
    yield Figure("fabrication.false_stops", "rewrites with a critical or major claim", stops, len(honest), "≤ .001")
    for name, words in (("tuned", "half tuned on"), ("held", "half held out")):
        chosen = [row.is_stopped for row in honest if row.half == name]
        yield Figure(f"fabrication.false_stops_{name}", f"the same, {words}", share(chosen), len(chosen), "≤ .001")
    yield Figure("fabrication.worst_stops", f"the same, worst kind ({worst})", kinds[worst], len(kinds), "≤ .05")
    minor = share(row.has_minor for row in honest)
    yield Figure("fabrication.false_minor", "rewritten CVs with a minor claim", minor, len(honest), "≤ .02")


def _golden(people: People) -> Iterator[Figure]:
    """The good answers of the golden set, as structured CVs and as delivered."""
    good = [base for base in people.bases if not base.name.endswith("/verbatim")]
    stops = []
    for base in good:
        text = Draft(base.profile.basics, base.cv).text()
        reports = (
            check_cv(base.profile, base.cv, base.job, people.today),
            check_text(base.profile, text, base.job, people.today),
        )
        stops += [any(claim.severity in GRAVE for claim in report.claims) for report in reports]
    yield Figure("fabrication.golden_stops", "good answers of the golden set stopped", share(stops), len(stops), "≤ 0")


def _speed(people: People) -> Iterator[Figure]:
    """Milliseconds of processor time a CV in the delivered layout, the collector paused as `vitaeval.check` does."""
    took = []
    for base in islice(people.bases, 120):
        text = Draft(base.profile.basics, base.cv).text()
        start = process_time()
        with paused():
            check_text(base.profile, text, base.job, people.today)
        took.append((process_time() - start) * 1000)
    for name, share_of, goal in (("p50", 50, "≤ 10"), ("p95", 95, "≤ 30")):
        value = float(np.percentile(took, share_of))
        yield Figure(f"fabrication.{name}_ms", f"{name} of one check, ms of processor time", value, len(took), goal)


def _details(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    for kind in dict.fromkeys(row.kind for row in rows):
        chosen = [row for row in rows if row.kind == kind]
        if chosen[0].is_lie:
            yield (
                kind,
                str(DEFECTS[kind].severity),
                str(len(chosen)),
                _percent(row.is_caught for row in chosen),
                _percent(row.is_caught_structured for row in chosen),
                _percent(row.is_located for row in chosen),
            )
        else:
            stops, minor = (row.is_stopped for row in chosen), (row.has_minor for row in chosen)
            yield kind, "faithful", str(len(chosen)), _percent(stops), _percent(minor), ""


def _percent(values: Iterable[bool | None]) -> str:
    value = share(values)
    return "–" if value != value else f"{value:.2f}"
