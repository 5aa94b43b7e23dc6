"""Which examples of a golden set a suite runs."""

from __future__ import annotations

import hashlib

from vitaeval.errors import DataError
from vitaeval.schema.config import Suite
from vitaeval.schema.golden import Example, GoldenSet
from vitaeval.schema.naming import did_you_mean


def select(golden: GoldenSet, suite: Suite) -> tuple[Example, ...]:
    """The suite's share of the set in file order; sealed examples only where the suite takes them in.

    A share is drawn by the digest of the example's id and the suite's seed: the same examples on every machine, and
    a larger share holds the smaller one. Raises DataError when no example has one of the wanted tags.
    """
    unknown = set(suite.tags or ()) - {tag for example in golden.examples for tag in example.tags}
    if unknown:
        tags = {tag for example in golden.examples for tag in example.tags}
        hints = "; ".join(f"{tag!r}: {did_you_mean(tag, tags)}" for tag in sorted(unknown))
        raise DataError(f"no example of {golden.task}/{golden.name} has the tag {hints}")
    wanted = [item for item in golden.examples if (suite.sealed or not item.sealed) and _tagged(item, suite)]
    if not wanted:
        raise DataError(f"suite {suite.name} leaves no example of {golden.task}/{golden.name} to run")
    drawn = {item.id for item in sorted(wanted, key=lambda item: _draw(item, suite))[: suite.examples]}
    return tuple(item for item in wanted if item.id in drawn)


def _tagged(example: Example, suite: Suite) -> bool:
    return suite.tags is None or bool(set(suite.tags) & set(example.tags))


def _draw(example: Example, suite: Suite) -> str:
    return hashlib.sha256(f"{suite.draw}{example.id}".encode()).hexdigest()
