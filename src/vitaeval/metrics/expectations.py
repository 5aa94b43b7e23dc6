"""Expectations: does the answer hold what a right answer to this posting must hold, and none of its traps?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from vitaeval import claims
from vitaeval.schema.documents.cv import CvCertificate, CvEducation, CvExperience, CvProject, TailoredCV
from vitaeval.schema.golden import CvExpected, Fact, FactLevel, Trap
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score
from vitaeval.schema.tailoring import tailoring

WEIGHTS: Mapping[FactLevel, float] = MappingProxyType({FactLevel.MUST: 3.0, FactLevel.SHOULD: 1.0, FactLevel.OMIT: 1.0})
LEAD_WEIGHT = 1.0
Citation = tuple[frozenset[str], str]


def score(observation: Observation) -> Score | NotApplicable:
    """Weighted share of the golden facts that the CV brings up, in [0, 1]; 0 once a trap is sprung.

    Weights: a must fact 3, a should or omit fact and the right leading entry 1 each, times the fact's own
    weight. The wrong kind of answer (a CV where none can be written, or none where one can) is 0, a right
    "insufficient" 1. Parts (`facts`, `must`, `lead` only for a CV): right kind, no trap, share of facts.
    """
    case = tailoring(observation)
    if isinstance(case, NotApplicable):
        return case
    answer, expected = case.answer, case.expected
    sprung = _all_sprung(answer, expected) if isinstance(answer, TailoredCV) else ()
    if answer.kind != expected.answer:
        return _wrong_kind(answer.kind, expected, sprung)
    if not isinstance(answer, TailoredCV):
        return Score(value=1.0, parts={"answer": 1.0, "trap_free": 1.0})
    return _cv(answer, expected, sprung)


def _wrong_kind(kind: str, expected: CvExpected, sprung: tuple[Finding, ...]) -> Score:
    wrong = Finding(kind="wrong_answer", text=kind, note=f"the right answer is {expected.answer}")
    parts = {"answer": 0.0, "trap_free": float(not sprung)}
    return Score(value=0.0, parts=parts, findings=(wrong, *sprung))


def _cv(cv: TailoredCV, expected: CvExpected, sprung: tuple[Finding, ...]) -> Score:
    cited = citations(cv)
    held = {fact.id: holds(fact, cited) for fact in expected.facts}
    unmet = tuple(fact for fact in expected.facts if not held[fact.id])
    leads = expected.lead is None or expected.lead in _leading(cv)
    musts = tuple(fact for fact in expected.facts if fact.level is FactLevel.MUST)
    parts = {"answer": 1.0, "trap_free": float(not sprung), "lead": float(leads)}
    parts |= {"facts": _share(expected.facts, held)} if expected.facts else {}
    parts |= {"must": _share(musts, held)} if musts else {}
    lost = () if leads else (_wrong_lead(cv, expected),)
    value = 0.0 if sprung else _value(expected, held, leads)
    return Score(value=value, parts=parts, findings=(*sprung, *map(_unmet, unmet), *lost))


def _value(expected: CvExpected, held: Mapping[str, bool], leads: bool) -> float:
    lead = LEAD_WEIGHT if expected.lead is not None else 0.0
    weights = {fact.id: _weight(fact) for fact in expected.facts}
    total = lead + sum(weights.values())
    met = lead * leads + sum(weight for fact, weight in weights.items() if held[fact])
    return met / total if total else 1.0


def _share(facts: Iterable[Fact], held: Mapping[str, bool]) -> float:
    weights = [(_weight(fact), held[fact.id]) for fact in facts]
    return sum(weight for weight, is_met in weights if is_met) / sum(weight for weight, _ in weights)


def _weight(fact: Fact) -> float:
    return WEIGHTS[fact.level] * fact.weight


def holds(fact: Fact, cited: Iterable[Citation]) -> bool:
    """Whether the fact is as it should be: brought up, or for an omit fact, not brought up."""
    wanted = frozenset(fact.source_ids)
    occurs = any(ids & wanted and (fact.claim is None or claims.states(text, fact.claim)) for ids, text in cited)
    return occurs != (fact.level is FactLevel.OMIT)


def citations(cv: TailoredCV) -> tuple[Citation, ...]:
    """Every text of the CV that rests on a source, with the ids it cites.

    A bullet cites its own ids and their entries, and is read together with the header of its role; a
    section item cites its entry.
    """
    blocks: tuple[CvExperience | CvProject, ...] = (*cv.experience, *cv.projects)
    found = [each for block in blocks for each in _block(block)]
    lines: tuple[CvEducation | CvCertificate, ...] = (*cv.education, *cv.certificates)
    found += [(frozenset({each.source_id}), _header(each)) for each in lines]
    return tuple(found)


def _block(item: CvExperience | CvProject) -> Iterator[Citation]:
    header = _header(item)
    yield frozenset({item.source_id}), header
    for bullet in item.bullets:
        entries = {source_id.split(".", 1)[0] for source_id in bullet.source_ids}
        yield frozenset({*bullet.source_ids, *entries}), f"{header}\n{bullet.text}"


def _header(item: CvExperience | CvProject | CvEducation | CvCertificate) -> str:
    match item:
        case CvExperience():
            period = _period(item.start_date, item.end_date or "Present")
            return _line(item.title, item.organization, item.location, period)
        case CvProject():
            return item.name
        case CvCertificate():
            return _line(item.name, item.issuer, item.date)
        case CvEducation():
            return _line(item.degree, item.area, item.institution, _period(item.start_date, item.end_date))


def _period(start: str | None, end: str | None) -> str:
    return " – ".join(each for each in (start, end) if each) if start else end or ""


def _line(*fields: str | None) -> str:
    return ", ".join(each for each in fields if each)


def _leading(cv: TailoredCV) -> tuple[str, ...]:
    """The first role and the first project: in a CV, projects follow experience whatever their worth."""
    roles, projects = cv.experience[:1], cv.projects[:1]
    return tuple(role.source_id for role in roles) + tuple(project.source_id for project in projects)


def _all_sprung(cv: TailoredCV, expected: CvExpected) -> tuple[Finding, ...]:
    return tuple(chain.from_iterable(_sprung(cv, trap) for trap in expected.traps))


def _sprung(cv: TailoredCV, trap: Trap) -> tuple[Finding, ...]:
    found = claims.asserts(cv, trap.claim, trap.polarity)
    if found is None:
        return ()
    note = f"{trap.id} ({trap.claim.type.value} {trap.claim.value!r}): {trap.why}"
    return (Finding(kind="trap", text=found.text, where=found.where, start=found.start, end=found.end, note=note),)


def _unmet(fact: Fact) -> Finding:
    kind = "superfluous_fact" if fact.level is FactLevel.OMIT else "unmet_fact"
    claim = f"{fact.claim.type.value} {fact.claim.value!r}" if fact.claim else "any mention"
    note = f"{fact.level.value}, weight {_weight(fact):g}: {claim} from {', '.join(fact.source_ids)}"
    return Finding(kind=kind, text=fact.id, nearest_path=fact.source_ids[0], note=note)


def _wrong_lead(cv: TailoredCV, expected: CvExpected) -> Finding:
    return Finding(
        kind="wrong_lead",
        text=", ".join(_leading(cv)) or "nothing",
        where="/experience/0",
        nearest_path=expected.lead,
    )


METRIC = Metric(
    name="expectations",
    version="1",
    title="Golden expectations met",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    worst=0.0,
    worst_parts=("answer", "lead", "facts", "must"),
    parts=("answer", "trap_free", "lead", "facts", "must"),
    tasks=("generate_cv",),
)
