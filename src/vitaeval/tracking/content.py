"""What MLflow is told about a run: name, tags, parameters, numbers, data set. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from types import MappingProxyType
from typing import Any

from vitaeval.schema.calibration import JudgedRun
from vitaeval.schema.config import Artifacts
from vitaeval.schema.run import Adjudicated, RunRecord
from vitaeval.tracking.names import short_names, tidy
from vitaeval.tracking.reach import shown

RUN_ID = "vitaeval.run_id"
ARTIFACTS = "vitaeval.artifacts"
NOTE = "mlflow.note.content"
SHA = 12
MOST_METRICS = 12
LONGEST_NOTE = 7900
LONGEST_VALUE = 500
LEFT_OUT = re.compile(r"^(tracking|transport)\.|^cache\.uri$|\.note$|\.limits\.")
RENAMED: Mapping[str, str] = MappingProxyType(
    {"prompt": "prompt.version", "golden": "golden.name", "suite.name": "suite", "suite.trials": "trials"}
)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything but the artifacts. Times are milliseconds since 1970, `metrics` in order of weight.

    The run lasts from `started_ms` to `ended_ms` as long as it worked; `scored_ms` is when its numbers were
    found, later when they were found again.

    MLflow's lists cut names after eight to twelve characters; so each begins with what differs.
    """

    run_id: str
    run_name: str
    tags: Mapping[str, str]
    params: Mapping[str, str]
    metrics: Mapping[str, float]
    dataset: str
    dataset_digest: str
    source: str
    examples: int
    started_ms: int
    ended_ms: int
    scored_ms: int


def content(record: RunRecord, note: str, artifacts: Artifacts) -> Content:
    """What is said about `record`, with the Markdown `note` on the run's first screen."""
    manifest = record.manifest
    config = manifest.config
    started_ms = _milliseconds(manifest.created)
    return Content(
        run_id=manifest.run_id,
        run_name=" · ".join((config.prompt, config.model.name, config.golden, config.suite.name)),
        tags=_tags(record, note, artifacts),
        params=_params(record),
        metrics=_metrics(record),
        dataset=f"{config.golden} · {config.task}",
        source=f"golden/{config.task}/{config.golden}",
        dataset_digest=manifest.golden_digest[:SHA],
        examples=len(manifest.examples),
        started_ms=started_ms,
        ended_ms=started_ms + round(record.wall_s * 1000),
        scored_ms=_milliseconds(record.finished),
    )


def _milliseconds(moment: str) -> int:
    return round(datetime.fromisoformat(moment).timestamp() * 1000)


def _tags(record: RunRecord, note: str, artifacts: Artifacts) -> dict[str, str]:
    manifest = record.manifest
    config = manifest.config
    chips = {
        "prompt": f"{config.task} {config.prompt}",
        "model": config.model.name,
        "golden": f"{config.golden} {manifest.golden_digest[:SHA]}",
        "evidence": str(record.evidence),
        "states": ", ".join(f"{count} {state}" for state, count in record.states.items() if count),
        "served": ", ".join(record.served_models),
        "adjudicated": _words(record.adjudicated),
        "judge": _judge(record.judged),
    }
    about = {
        RUN_ID: manifest.run_id,
        ARTIFACTS: str(artifacts),
        NOTE: _cut(note),
        "mlflow.source.name": "vitaeval",
        "mlflow.source.type": "LOCAL",
        "mlflow.source.git.commit": (manifest.git_commit or "").removesuffix("-dirty"),
    }
    return {key: value for key, value in (_shortened(chips) | about).items() if value}


def _judge(found: JudgedRun | None) -> str:
    """Who judged, and whether people's labels stand behind that judge."""
    return "" if found is None else f"{_worth(found)} · {found.judge}"


def _worth(found: JudgedRun) -> str:
    return "UNCALIBRATED" if found.calibration is None else "calibrated"


def _words(found: Adjudicated | None) -> str:
    """How many claims people have spoken about, and under which words the run was scored."""
    if found is None:
        return ""
    return f"{found.false_alarms} false alarms, {found.confirmed} confirmed, {found.digest[:SHA]}"


def _params(record: RunRecord) -> dict[str, str]:
    """The resolved configuration, flat, and what it was resolved to.

    Left out are nulls, free text, addresses of stores, and how calls travel: none of it decides an answer,
    and `record.json` has it all.
    """
    manifest = record.manifest
    config = manifest.config.model_dump(mode="json")
    found = {_renamed(key): value for key, value in _flat(config) if not LEFT_OUT.search(key)}
    found |= {
        "prompt.name": manifest.config.task,
        "prompt.sha": manifest.prompt_digest[:SHA],
        "golden.sha": manifest.golden_digest[:SHA],
        "golden.as_of": manifest.as_of,
        "examples": str(len(manifest.examples)),
        "git.sha": _commit(manifest.git_commit),
        "vitaeval.version": manifest.version,
    }
    return {key: shown(value) for key, value in _shortened(found).items() if value}


def _flat(values: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, str]]:
    for key, value in values.items():
        match value:
            case None:
                continue
            case dict():
                yield from _flat(value, f"{prefix}{key}.")
            case list():
                yield f"{prefix}{key}", ", ".join(str(item) for item in value)
            case _:
                yield f"{prefix}{key}", str(value)


def _renamed(key: str) -> str:
    return RENAMED.get(key, key.replace("model.sampling.", "model."))


def _commit(commit: str | None) -> str:
    head, _, dirty = (commit or "").partition("-")
    return f"{head[:SHA]}-dirty" if dirty else head[:SHA]


def _shortened(values: Mapping[str, str]) -> dict[str, str]:
    most = LONGEST_VALUE
    return {key: value if len(value) <= most else f"{value[: most - 1]}…" for key, value in values.items()}


def _metrics(record: RunRecord) -> dict[str, float]:
    """`passed` first, the headline in its order, then tokens, cost and median latency in seconds.

    Before these, claims set aside by people, where people have spoken; after them the judge, where one has. At most
    twelve; a number that was not measured is left out.
    """
    words = ("fabrication.adjudicated",) if record.adjudicated else ()
    last = (*words, "tokens", "cost", "p50_s")
    first = list(dict.fromkeys(("passed", *record.headline)))
    chosen = [name for name in first if name not in last][: MOST_METRICS - len(last) - bool(record.judged)]
    found = {name: item.mean for name in (*chosen, *last[:-1]) if (item := record.aggregate(name)) is not None}
    found["p50_s"] = _median_latency(record)
    names = short_names((*chosen, *last))
    return {names[name]: tidy(value) for name, value in found.items() if value is not None} | _judged(record)


def _judged(record: RunRecord) -> dict[str, float]:
    """The judge's number under a name that says what it is worth."""
    item = record.aggregate("judge")
    if record.judged is None or item is None or item.mean is None:
        return {}
    name = "judge" if record.judged.calibration else "uncalibrated_judge"
    return {name: tidy(item.mean)}


def _median_latency(record: RunRecord) -> float | None:
    called = [item.latency_ms / 1000 for item in record.examples if item.latency_ms > 0]
    return median(called) if called else None


def _cut(note: str) -> str:
    """MLflow cuts a longer note in the middle of a word; this one ends with a whole line."""
    if len(note) <= LONGEST_NOTE:
        return note
    whole = note[:LONGEST_NOTE].rsplit("\n", 1)[0]
    return f"{whole}\n\n… the rest is in `report.md` under Artifacts."
