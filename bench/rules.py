"""The product's own decisions behind one door, for a simulator that judges them: `rules.py:rule`.

A state is a mapping with `kind` (compare, gate, ab, drift, rollback) and that kind's data; the answer is one word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from vitaeval.decisions.drift import Chart, drift
from vitaeval.decisions.guard import Limits, Stream, guard
from vitaeval.decisions.ladder import Ladder, Look, Step, climb
from vitaeval.decisions.split import Arm, Looks, even, look
from vitaeval.decisions.words import p_of, word
from vitaeval.schema.comparison import Word
from vitaeval.stats.paired import paired

State = Mapping[str, Any]


def rule(state: State) -> str:
    """The product's answer to one state."""
    return RULES[state["kind"]](state)


def _differences(state: State) -> list[float]:
    """Candidate minus baseline for each example: the mean over its trials, missing ones left out."""
    candidate, baseline = (np.nanmean(np.asarray(state[arm], float), axis=1) for arm in ("candidate", "baseline"))
    return [float(value) for value in candidate - baseline if not np.isnan(value)]


def _compare(state: State) -> str:
    gaps = _differences(state)
    found = paired(gaps)
    said = word(found, p_of(gaps, found), alpha=state["alpha"], margin=None, up=True)
    return said if said in (Word.BETTER, Word.WORSE) else "same"


def _gate(state: State) -> str:
    steps = tuple(Step(*step) for step in state["plan"])
    rungs = Ladder(steps, stored=state["stored"] or 0, alpha=state["alpha"])
    null = -state["margin"] if state["mode"] == "noninferiority" else 0.0
    return climb(paired(_differences(state)), Look(rungs, state["look"]), null=null, target=state["target"])


def _ab(state: State) -> str:
    a, b = (Arm(*numbers) for numbers in zip(state["n"], state["sum"], state["sumsq"], strict=True))
    fractions = None if state["looks"] is None else even(state["looks"])
    return look(a, b, Looks(fractions, state["mde"], state["alpha"]), state["look"])


def _drift(state: State) -> str:
    chart = Chart(state["reference"], state["target_drop"], state["arl"])
    history = np.asarray(state["history"], float)
    tonight = int(np.isfinite(history[-1]).sum())
    partial = bool(state.get("first")) and tonight <= state["n_first"] < history.shape[1]
    return drift(history, chart, partial=partial).night


def _rollback(state: State) -> str:
    limits = Limits(state["max_error"], state["min_quality"])
    control = None if state["control"] is None else _stream(state["control"], state["now"])
    return guard(_stream(state["candidate"], state["now"]), control, limits)


def _stream(seen: Mapping[str, Any], now: float) -> Stream:
    return Stream(*(np.asarray(seen[name], float) for name in ("t", "error", "quality"))).until(now)


RULES: Mapping[str, Callable[[State], str]] = {
    "compare": _compare,
    "gate": _gate,
    "ab": _ab,
    "drift": _drift,
    "rollback": _rollback,
}
