"""What no decision may rest on."""

from __future__ import annotations

from vitaeval.errors import ConfigError
from vitaeval.schema.judgement import JUDGE


def refuse_opinion(metric: str, origin: str) -> None:
    """Raise ConfigError where a goal, guardrail or stop asks for a judge's number.

    A decision buys its answers and asks no judge, so nothing could show that people share the judge's word on them.
    """
    if metric.partition(".")[0] == JUDGE:
        raise ConfigError(
            f"{origin}: {metric!r} is a judge's word, UNCALIBRATED on answers that no person has labelled, and no "
            "decision may rest on it; name a measured metric, and let the judge inform a person: vitaeval judge run=…"
        )
