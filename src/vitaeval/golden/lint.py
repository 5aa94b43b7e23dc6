"""Rules that a golden example must keep, beyond being well formed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from vitaeval.golden.credits import SOURCES, credited
from vitaeval.golden.support import unsupported
from vitaeval.schema.claim import Polarity
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.golden import Card, CvExpected, Example, FactLevel, ParsedJobExpected
from vitaeval.schema.judgement import JudgedExpected, PairExpected
from vitaeval.schema.naming import did_you_mean

MOST_JOBS_A_PROFILE = 2


def example_problems(example: Example, card: Card) -> Iterator[str]:
    """Everything wrong with one example, one sentence each."""
    yield from _tag_problems(example, card)
    match example.expected:
        case CvExpected() as expected:
            if example.profile is None:
                yield "names no profile"
            else:
                yield from _cv_problems(expected, example.profile)
        case ParsedJobExpected() as expected:
            yield from _span_problems(expected, example.job)


def set_problems(examples: Iterable[Example]) -> Iterator[tuple[str, str]]:
    """What is wrong with examples taken together: (example id, problem).

    Documents to judge may share person and posting: that is what they are compared by.
    """
    pairs: dict[tuple[str, str], str] = {}
    jobs: dict[str, list[str]] = {}
    for example in examples:
        if isinstance(example.expected, JudgedExpected | PairExpected):
            continue
        pair = (example.cluster, example.job.text)
        if example.profile is not None and pair in pairs:
            yield example.id, f"has the same profile and posting as {pairs[pair]}"
        pairs.setdefault(pair, example.id)
        jobs.setdefault(example.cluster, []).append(example.id)
        if example.profile is not None and len(jobs[example.cluster]) > MOST_JOBS_A_PROFILE:
            yield (
                example.id,
                f"is posting number {len(jobs[example.cluster])} for profile {example.cluster}, most is 2",
            )


def licence_problems(root: Path) -> Iterator[tuple[str, str]]:
    """Documents under the golden folder without source and licence: (path, problem)."""
    path = root / "profiles" / SOURCES
    if not path.is_file():
        yield str(path), "missing: every profile needs its source and licence"
        return
    known = credited(root)
    for profile in sorted((root / "profiles").glob("*.json")):
        if profile.stem not in known:
            yield str(profile), f"has no source and licence in {SOURCES}"


def leaks(parts: Mapping[str, str], profiles: Mapping[str, Profile]) -> Iterator[str]:
    """Prompt parts that quote a golden profile: an example shown in a prompt cannot test it."""
    for name, text in parts.items():
        for profile_id, profile in profiles.items():
            for source, line in profile.sources().items():
                if "." in source and len(line) >= 30 and line in text:
                    yield f"prompt part {name} quotes {profile_id} {source}"


def _tag_problems(example: Example, card: Card) -> Iterator[str]:
    if not example.tags:
        yield "has no tags"
    for tag in example.tags:
        if tag not in card.tags:
            yield f"tag {tag!r} is not explained in card.yaml; {did_you_mean(tag, card.tags)}"


def _cv_problems(expected: CvExpected, profile: Profile) -> Iterator[str]:
    sources, rankable = set(profile.sources()), set(profile.rankable())
    yield from _unknown("fact", ((fact.id, source) for fact in expected.facts for source in fact.source_ids), sources)
    for entry in sorted(set(expected.relevance) ^ rankable):
        yield f"relevance: {entry} {'is no entry of the profile' if entry not in rankable else 'is not graded'}"
    yield from unsupported(expected, profile)
    yield from _duplicates("fact", (fact.id for fact in expected.facts))
    yield from _duplicates("trap", (trap.id for trap in expected.traps))
    if (expected.answer == "cv") != isinstance(expected.reference, TailoredCV):
        yield f"answer is {expected.answer!r}, the reference is another kind"
    if isinstance(expected.reference, TailoredCV):
        yield from _reference_problems(expected, expected.reference, sources)


def _reference_problems(expected: CvExpected, cv: TailoredCV, sources: set[str]) -> Iterator[str]:
    cited = [(at, source) for at, bullet in cv.bullets() for source in bullet.source_ids]
    for section in (cv.experience, cv.projects, cv.education, cv.certificates):
        cited += [("section", item.source_id) for item in section]
    yield from _unknown("reference", cited, sources)
    if expected.lead is None:
        yield "names no lead entry"
    elif expected.relevance.get(expected.lead) != max(expected.relevance.values(), default=0):
        yield f"lead {expected.lead} has not the highest relevance"
    if not any(fact.level is FactLevel.MUST for fact in expected.facts):
        yield "has no must fact"
    if not expected.traps:
        yield "has no trap"
    if any(trap.polarity is Polarity.NEGATED for trap in expected.traps):
        yield "a trap must be an affirmed claim: a CV that denies something cannot mislead anybody"


def _span_problems(expected: ParsedJobExpected, job: JobPosting) -> Iterator[str]:
    for span in expected.spans:
        if job.text[span.start : span.end] != span.text:
            yield f"span {span.start}–{span.end} reads {job.text[span.start : span.end]!r}, not {span.text!r}"


def _unknown(kind: str, cited: Iterable[tuple[str, str]], known: set[str]) -> Iterator[str]:
    for name, source in cited:
        if source not in known:
            yield f"{kind} {name} cites {source!r}, which the profile does not have; {did_you_mean(source, known)}"


def _duplicates(kind: str, ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield f"{kind} id {name!r} is used twice"
        seen.add(name)
