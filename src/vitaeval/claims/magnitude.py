"""Size in words: doubled, halved, millions, company-wide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from vitaeval.claims.evidence import Line
from vitaeval.claims.figures import near_lines
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain
from vitaeval.text.quantities import Quantity

_FACTORS = {"doubl": 2.0, "two-fold": 2.0, "twofold": 2.0, "tripl": 3.0, "three-fold": 3.0, "threefold": 3.0,
            "quadrupl": 4.0, "tenfold": 10.0, "ten-fold": 10.0, "halv": 0.5, "half": 0.5}  # fmt: skip
_COUNTS = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_WORD = re.compile(
    r"\b(?P<factor>(?:doubl|tripl|quadrupl)(?:e[sd]?|ing)|(?:two|three|ten)-?fold|halv(?:e[sd]?|ing)|(?:cut"
    r"|reduc\w+) [\w -]{0,30}?(?:by |in )half)\b(?!-)"
    r"|\b(?P<count>(?:multi-?)?(?:dozen|hundred|thousand|million|billion)s?)(?= of\b|-|\b)"
    r"|\b(?P<scope>(?:company|organi[sz]ation|enterprise|nation|state|country|world|campus|district|agency"
    r"|hospital|system|firm|department|group|division)-?wide"
    r"|global(?:ly)?|worldwide|multinational|international(?:ly)?)\b"
)
_NUMBER_BEFORE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|a|half a))[ -]?$"
)


def magnitudes(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Words of size, supported by the same word or by figures that imply them in the same entry."""
    low = plain(passage.text)
    for found in _WORD.finditer(low):
        if found["scope"] and passage.part is Part.HEADLINE:
            continue
        if not (found["count"] and _NUMBER_BEFORE.search(low[max(0, found.start() - 12) : found.start()])):
            yield claim(passage, ClaimType.MAGNITUDE, found.span(), _judge(found, passage, scene))


def _judge(found: re.Match[str], passage: Passage, scene: Scene) -> Ruling:
    near = near_lines(passage, scene, found.start()) if passage.entry else scene.evidence.lines
    entry = scene.evidence.of_entry(passage.entry)
    if found["scope"]:
        return _scoped(found["scope"], (*near, *entry))
    test = _factor_test(found["factor"]) if found["factor"] else _count_test(found["count"])
    told = entry if found["factor"] else ()
    root = "half" if "half" in found.group() else found.group().removeprefix("multi").strip("-").rstrip("s")[:4]
    line = next((line for line in near if test(line.quantities)), None)
    line = line or next((line for line in (*near, *told) if root in line.plain), None)
    return supported(line) if line else unsupported("nothing in the source is of that size", near[0] if near else None)


def _scoped(word: str, lines: tuple[Line, ...]) -> Ruling:
    """Reach ("company-wide", "global"): the entry names the same reach, or "all", "every", "across" something."""
    root = re.sub(r"[- ]?wide$|ly$", "", word)
    reach = re.compile(
        rf"\b(?:{re.escape(root)}(?:wide|[- ]wide|ly|s)?\b|across (?:the |all )|all {re.escape(root)}|entire"
        rf"|throughout)"
    )
    line = next((line for line in lines if reach.search(line.plain)), None)
    return supported(line) if line else unsupported("the source names no such reach", lines[0] if lines else None)


def _factor_test(word: str) -> Callable[[tuple[Quantity, ...]], bool]:
    factor = next(value for root, value in _FACTORS.items() if root in word)
    return lambda held: _grew_by(held, factor)


def _grew_by(held: tuple[Quantity, ...], factor: float) -> bool:
    """Whether a percentage, a multiple or a pair of values amounts to `factor` (within 10 %)."""
    percent = 100 * abs(factor - 1)
    stated = any((q.unit == "%" and abs(q.value - percent) <= 5) or (q.unit == "x" and q.value == factor) for q in held)
    return stated or any(
        one.unit == two.unit and one.value and abs(two.value / one.value / factor - 1) <= 0.1
        for one, two in pairwise(held)
    )


def _count_test(word: str) -> Callable[[tuple[Quantity, ...]], bool]:
    least = next(value for root, value in _COUNTS.items() if root in word)
    return lambda held: any(q.high >= least and q.unit not in ("s", "month", "%") for q in held)
