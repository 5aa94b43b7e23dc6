"""Whether two runs may be compared at all, and what to do when not."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.decisions.adjudicated import adjudicated
from vitaeval.decisions.pairs import COUNTABLE
from vitaeval.decisions.repeats import repetition
from vitaeval.schema.chat import Evidence
from vitaeval.schema.comparison import Comparing
from vitaeval.schema.judgement import JUDGE
from vitaeval.schema.run import RunRecord


def objections(baseline: RunRecord, candidate: RunRecord, rules: Comparing) -> Iterator[str]:
    """Why the difference between these runs would not be that of their prompts, models or providers."""
    before, after = baseline.manifest, candidate.manifest
    if before.config.task != after.config.task:
        yield f"tasks differ: {before.config.task} and {after.config.task}"
        return
    if before.golden_digest != after.golden_digest:
        yield (
            f"golden sets differ: {before.golden_digest[:12]} and {after.golden_digest[:12]}; "
            f"run the older one again on today's set"
        )
    yield from _versions(baseline, candidate)
    yield from _words(baseline, candidate)
    yield from _served(baseline, candidate)
    yield from _answered(baseline, candidate, rules)


def _versions(baseline: RunRecord, candidate: RunRecord) -> Iterator[str]:
    old, new = baseline.metric_versions, candidate.metric_versions
    shared = sorted((old.keys() & new.keys()) - {JUDGE})
    changed = [f"{name} {old[name]} and {new[name]}" for name in shared if old[name] != new[name]]
    if changed:
        yield f"metric versions differ: {', '.join(changed)}; `vitaeval rescore run=…` brings both to today's"


def _words(baseline: RunRecord, candidate: RunRecord) -> Iterator[str]:
    """What people have said about doubtful claims has to hold for both sides or for none."""
    said = [run.adjudicated.digest if run.adjudicated else None for run in (baseline, candidate)]
    if said[0] != said[1]:
        yield "claims were adjudicated between the two runs; `vitaeval rescore run=…` brings both to today's words"


def _served(baseline: RunRecord, candidate: RunRecord) -> Iterator[str]:
    same = baseline.manifest.config.model.id == candidate.manifest.config.model.id
    if same and baseline.served_models != candidate.served_models:
        yield (
            f"the same model {candidate.manifest.config.model.id} was served as "
            f"{_listed(baseline.served_models)} and as {_listed(candidate.served_models)}; run both again"
        )


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "nothing that it named"


def _answered(baseline: RunRecord, candidate: RunRecord, rules: Comparing) -> Iterator[str]:
    missing, asked = lost(baseline, candidate)
    if asked and missing > rules.max_missing * asked:
        yield f"{missing} of {asked} pairs lack an answer (at most {rules.max_missing:.0%} may); run eval again"
    people = {item.cluster for item in candidate.examples} & {item.cluster for item in baseline.examples}
    if len(people) < rules.least_pairs:
        yield f"the runs share {len(people)} people; at least {rules.least_pairs} are needed"


def lost(baseline: RunRecord, candidate: RunRecord) -> tuple[int, int]:
    """How many examples of either run have no countable answer in one of them, and how many examples there are."""
    answered = [{item.example for item in run.examples if item.state in COUNTABLE} for run in (baseline, candidate)]
    asked = {item.example for run in (baseline, candidate) for item in run.examples}
    return len(asked - (answered[0] & answered[1])), len(asked)


def remarks(baseline: RunRecord, candidate: RunRecord) -> Iterator[str]:
    """What a reader should know although it forbids nothing."""
    if {baseline.evidence, candidate.evidence} & {Evidence.PROMPT_BLIND, Evidence.SIMULATED}:
        yield "one side did not come from a real model: the difference says nothing about a prompt"
    if baseline.manifest.generation_key == candidate.manifest.generation_key:
        yield "both runs asked the same questions of the same model: what differs is chance (an A/A comparison)"
    for run in (baseline, candidate):
        yield from repetition(run)
    yield from adjudicated(baseline, candidate)
    yield from _unstaged(baseline, candidate)
    yield from _opinions(baseline, candidate)


def _unstaged(*runs: RunRecord) -> Iterator[str]:
    """Records of earlier versions hold no numbers of single stages."""
    old = [
        run.manifest.run_id for run in runs if any(len(item.answers) > 1 and not item.stages for item in run.examples)
    ]
    if old:
        words = " and ".join(f"`vitaeval rescore run={name}`" for name in old)
        yield f"not shown stage by stage: {words} brings an older record up to date"


def _opinions(baseline: RunRecord, candidate: RunRecord) -> Iterator[str]:
    """What the judge's numbers are worth, where there are any on both sides."""
    before, after = baseline.judged, candidate.judged
    if before is None or after is None:
        return
    if (before.judge, before.served) != (after.judge, after.served):
        yield f"judged by {before.judge} and by {after.judge}: the judges' numbers are not set side by side"
    elif before.calibration is None or after.calibration is None:
        yield f"{after.judge} is UNCALIBRATED: its numbers are a model's opinion and decide nothing"
