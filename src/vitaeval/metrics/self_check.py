"""Self-check: does what the model says of its own CV agree with our measurement?"""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.schema.documents.cv import ContentMapping, SelfCheck
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.score import Crashed, Direction, Finding, Metric, NotApplicable, Observation, Score, number
from vitaeval.schema.tailoring import Delivered, delivered
from vitaeval.text.normalize import fold, stems

NEEDS = ("fabrication", "ats")
ATS_PASS = 0.85
QUOTED_SHARE = 0.8


def score(observation: Observation) -> Score | NotApplicable:
    """Mean agreement of the model's self-check with ours over what both say, in [0, 1].

    Parts: `fabrication` 1 when its "free of fabrication" is what our gate says; `ats` and `coverage` 1 -
    |its number - ours| (coverage: share of the posting's keywords that the CV brings up and the profile
    supports); `mappings` 1 - Brier score of its confidences, a mapping being right when its text stands in the
    CV and its quote in the source that it names; `passed_wrongly` 1 when it calls itself free of fabrication or
    over the ATS mark of 0.85 and we measured otherwise. Not applicable without a self-check.
    """
    found = delivered(observation)
    if isinstance(found, NotApplicable):
        return found
    said = found.cv.self_check
    if said is None:
        return NotApplicable(reason="the model checked nothing itself")
    if broken := [name for name in NEEDS if isinstance(observation.scores.get(name), Crashed | None)]:
        return NotApplicable(reason=f"no score of {', '.join(broken)}")
    rights = tuple(_is_right(found, item) for item in said.mappings)
    agreed = dict(_agreed(said, observation, rights))
    if not agreed:
        return NotApplicable(reason="nothing that the model says of itself could be measured")
    findings = (*_verdicts(said, observation), *_mappings(said, rights))
    wrongly = float(any(finding.kind == "passed_itself_wrongly" for finding in findings))
    value = sum(agreed.values()) / len(agreed)
    return Score(value=value, parts={**agreed, "passed_wrongly": wrongly}, findings=findings)


def _agreed(said: SelfCheck, observation: Observation, rights: tuple[bool, ...]) -> Iterator[tuple[str, float]]:
    clean = _clean(observation)
    if clean is not None:
        yield "fabrication", float(said.fabrication_free == clean)
    for part, claimed, name in (("ats", said.ats_score, "ats"), ("coverage", said.keyword_coverage, "ats.coverage")):
        ours = number(observation.scores, name)
        if ours is not None:
            yield part, 1 - abs(claimed - ours)
    if rights:
        misses = [(item.confidence - right) ** 2 for item, right in zip(said.mappings, rights, strict=True)]
        yield "mappings", 1 - sum(misses) / len(misses)


def _clean(observation: Observation) -> bool | None:
    """Our verdict; None where nothing could be checked."""
    if number(observation.scores, "fabrication.rate") is None:
        return None
    return number(observation.scores, "fabrication.clean") == 1.0


def _verdicts(said: SelfCheck, observation: Observation) -> Iterator[Finding]:
    clean, ats = _clean(observation), number(observation.scores, "ats")
    if clean is not None and clean != said.fabrication_free:
        kind = "passed_itself_wrongly" if said.fabrication_free else "accused_itself_wrongly"
        note = "it calls the CV free of fabrication, we found a critical or major one"
        yield _finding(kind, "fabrication_free", str(said.fabrication_free), note if not clean else "we found none")
    if ats is not None and said.ats_score >= ATS_PASS > ats:
        yield _finding("passed_itself_wrongly", "ats_score", f"{said.ats_score:.2f}", f"we measured {ats:.2f}")
    if said.fabrication_free and said.mismatches:
        note = "mismatches and yet free of fabrication"
        yield _finding("contradicts_itself", "mismatches", str(said.mismatches), note)


def _mappings(said: SelfCheck, rights: tuple[bool, ...]) -> Iterator[Finding]:
    for at, (item, right) in enumerate(zip(said.mappings, rights, strict=True)):
        if not right:
            note = f"confidence {item.confidence:.2f}: not in the CV, or not what {item.source_id} says"
            yield _finding("wrong_mapping", f"mappings/{at}", item.source_text, note)


def _finding(kind: str, field: str, text: str, note: str) -> Finding:
    return Finding(kind=kind, text=text, where=f"/self_check/{field}", note=note)


def _is_right(found: Delivered, item: ContentMapping) -> bool:
    """Whether the mapping's sentence stands in the CV and its quote in the named source."""
    told = fold("\n".join((found.cv.summary, *(bullet.text for _, bullet in found.cv.bullets()))))
    source = _source(found.case.profile, item.source_id)
    quoted = stems(item.source_text)
    held = len(quoted & stems(source)) >= QUOTED_SHARE * len(quoted) if quoted else False
    return bool(fold(item.text)) and fold(item.text) in told and held


def _source(profile: Profile, source_id: str) -> str:
    """What stands under an id: a highlight's own text, an entry with all that belongs to it."""
    sources = profile.sources()
    below = (text for name, text in sources.items() if name == source_id or name.startswith(f"{source_id}."))
    return "\n".join(below)


METRIC = Metric(
    name="self_check",
    version="1",
    title="Agreement of the self-check",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    parts=("fabrication", "ats", "coverage", "mappings", "passed_wrongly"),
    against=("passed_wrongly",),
    needs=NEEDS,
    tasks=("generate_cv",),
)
