"""Size in words: doubled, halved, millions, company-wide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, pairwise

from vitaeval.claims.derived import DOWN, UP, changes
from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.reach import UNIVERSAL, is_some
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain, stem
from vitaeval.text.polarity import unclaimed
from vitaeval.text.units import MEASURES, MONEY
from vitaeval.text.worded import Worded

_FACTORS = {
    "doubl": 2.0, "two": 2.0, "twice": 2.0, "tripl": 3.0, "trebl": 3.0, "three": 3.0, "thrice": 3.0, "quadrupl": 4.0,
    "four": 4.0, "quintupl": 5.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0,
    "order": 10.0, "hundred": 100.0, "halv": 0.5, "half": 0.5,
}  # fmt: skip
_COUNTS = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_WHOLE = (
    "company|organi[sz]ation|enterprise|business|group|firm|agency|institution|university|hospital|district"
    "|region|county|state"
    "|country|nation|continent|world|industry"
)
_BODY = (
    rf"{_WHOLE}|companies|organi[sz]ations|businesses|regions|districts|countries|continents|sites|stores|shops"
    rf"|branches|offices"
    r"|locations|departments|divisions|schools|campuses|clinics|hospitals|restaurants|warehouses|plants"
    r"|facilities|markets"
    r"|territories|counties|states|site|store|shop|branch|office|location|department|division|school|plant"
    r"|facility|market"
)
_SUPERLATIVE = re.compile(
    r"\b(?:best|highest|largest|biggest|fastest|lowest|strongest|top|first|only|most|leading|record|no\.? ?1|#1"
    r"|number one|award\w*"
    r"|ranked|winn\w+|prize|sole)\b"
)
_WORD = Worded(
    r"\b(?:(?P<factor>(?<!\b(?:this|that) )(?<!\bmy )(?:doubl|tripl|trebl|quadrupl|quintupl)(?:e[sd]?|ing)"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|hundred)[ -]?fold|(?:twice|thrice) (?:as|the)\b"
    r"|(?<!different )(?<!another )(?:an )?orders? of magnitude|halv(?:e[sd]?|ing)|half as"
    r"|(?:cut|reduc\w+) [\w -]{0,30}?in half)\b(?!-)"
    r"|(?P<count>(?:multi-?)?(?:dozen|hundred|thousand|million|billion)s?)(?= of\b|-|\b)"
    r"|(?P<scope>(?:company|organi[sz]ation|enterprise|nation|state|country|world|campus|district|agency"
    r"|hospital|system|firm|department|group|division)-?wide"
    r"|global(?:ly)?|worldwide|multinational|international(?:ly)?)\b"
    rf"|(?P<all>(?:across |throughout )?(?:(?:the|our|its|their) )?(?:all|every|each|whole"
    rf"|entire)(?: of)?(?: the| our| its| their)?"
    rf"(?: \w+)? (?P<body>{_BODY}))\b"
    rf"|(?P<best>(?:the |its |my )?(?:best|highest|largest|biggest|fastest|lowest|strongest|top|first|only"
    rf"|most \w+)(?: \w+){{0,3}}"
    rf" (?:in|of|across|among) (?:the|its|our|all) (?:\w+ )?(?:{_BODY}|team|class|cohort|staff|year group))\b"
    rf"|(?P<across>(?:across|throughout) (?:the|our) (?P<whole>{_WHOLE}))\b)"
)
_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w-]+ (?:[A-Z]|for |of )")
"""A word of reach inside a name ("the International Organization for ...")."""
_FASTER = re.compile(r"\b(?:faster|fast|quicker|quickly|speed\w*|sped|accelerat\w+)\b", re.IGNORECASE)
_AROUND = 40
_NUMBER_BEFORE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|a|half a))[ -]?$"
)


def magnitudes(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Words of size, supported by the same word or by figures that imply them in the same entry."""
    low = plain(passage.text)
    for found in _WORD.finditer(low):
        if found["scope"] and (passage.part is Part.HEADLINE or _NAME.match(passage.text, found.start())):
            continue
        if unclaimed(passage.text, *found.span()):
            continue
        if not (found["count"] and _NUMBER_BEFORE.search(low[max(0, found.start() - 12) : found.start()])):
            yield claim(passage, ClaimType.MAGNITUDE, found.span(), _judge(found, passage, scene))


def _judge(found: re.Match[str], passage: Passage, scene: Scene) -> Ruling:
    near = near_lines(passage, scene, found.start()) if passage.entry else scene.evidence.lines
    entry = scene.evidence.done_in(passage.entry)
    if found["scope"]:
        return _scoped(found["scope"], (*near, *entry))
    if found["best"]:
        line = next((line for line in (*near, *entry) if _SUPERLATIVE.search(line.plain)), None)
        return supported(line) if line else unsupported("the source names no such rank", near[0] if near else None)
    if found["all"] or found["across"]:
        return _reaching(found["body"] or found["whole"], near, entry)
    hedge = _hedge(passage.text, found.start())
    counted = re.match(r"s? of (?:\w+ )?(\w+)", plain(passage.text)[found.end() - 1 :])
    is_faster = _FASTER.search(passage.text, max(0, found.start() - _AROUND), found.end() + _AROUND) is not None
    test = (
        _factor_test(found["factor"], hedge, is_faster=is_faster)
        if found["factor"]
        else _count_test(found["count"], counted)
    )
    told = entry if found["factor"] else ()
    root = "half" if "half" in found.group() else found.group().removeprefix("multi").strip("-").rstrip("s")[:4]
    line = next((line for line in near if test(line) or (found["factor"] and _says(line, found["factor"]))), None)
    line = line or next((line for line in (*near, *told) if root in line.plain), None)
    return supported(line) if line else unsupported("nothing in the source is of that size", near[0] if near else None)


def _reaching(body: str, near: tuple[Line, ...], entry: tuple[Line, ...]) -> Ruling:
    """All of something ("all sites", "across the company"): a source line says all, or counts or names several."""
    some = next((line for line in near if is_some({stem(body)}, line)), None)
    if some is not None and not UNIVERSAL.search(some.plain):
        return contradicted("the source speaks of some only", some)
    every = (line for line in near[:1] if UNIVERSAL.search(line.plain))
    named = (line for line in (*near, *entry) if stem(body) in line.stems)
    line = next(chain(every, named), None)
    return supported(line) if line else unsupported("the source names no such reach", near[0] if near else None)


def _scoped(word: str, lines: tuple[Line, ...]) -> Ruling:
    """Reach ("company-wide", "global"): the entry names the same reach, or "all", "every", "across" something."""
    root = re.sub(r"[- ]?wide$|ly$", "", word)
    reach = re.compile(
        rf"\b(?:{re.escape(root)}(?:wide|[- ]wide|ly|s)?\b|across (?:the |all )|all {re.escape(root)}|entire"
        rf"|throughout)"
    )
    line = next((line for line in lines if reach.search(line.plain)), None)
    return supported(line) if line else unsupported("the source names no such reach", lines[0] if lines else None)


def _hedge(text: str, at: int) -> str:
    """How a word of size is limited: "under" (nearly), "over" (more than) or not at all."""
    before = plain(text)[max(0, at - 20) : at]
    if re.search(r"\b(?:nearly|almost|close to|roughly|about|approximately|around|practically)\s$", before):
        return "under"
    return "over" if re.search(r"\b(?:more than|over|better than)\s$", before) else ""


def _says(line: Line, word: str) -> bool:
    """Whether a line says the same factor in another word ("twofold" for "doubled")."""
    told = (found["factor"] for found in _WORD.finditer(line.plain))
    return any(_factor(each) == _factor(word) for each in told if each)


def _factor(word: str) -> float:
    return next(value for root, value in _FACTORS.items() if root in word)


def _factor_test(word: str, hedge: str, *, is_faster: bool) -> Callable[[Line], bool]:
    """Whether a line's figures amount to a factor; what is that much faster takes so much less time."""
    factor = _factor(word)
    return lambda line: (_quickened if is_faster and _times(line) else _grew_by)(line, factor, hedge)


def _times(line: Line) -> list[float]:
    """How many times as long what a line tells took before, for every time in it that changed."""
    return [old.value / new.value for old, new in changes(line) if old.unit == "s" and new.value]


def _quickened(line: Line, factor: float, hedge: str) -> bool:
    """Whether a time of a line became shorter by a factor."""
    return any(_amounts(each, factor, hedge) for each in _times(line))


def _grew_by(line: Line, factor: float, hedge: str) -> bool:
    """Whether a percentage, a multiple or a change of value amounts to `factor`, as far as the wording says."""
    moves = UP.search(line.plain) or DOWN.search(line.plain)
    percents = [q.value for q in line.quantities if q.unit == "%" and moves]
    growth = [factor if abs(p - 100 * abs(factor - 1)) <= 5 else 1 + p / 100 if hedge else 1.0 for p in percents]
    growth += [q.value if factor > 1 else 1 / q.value for q in line.quantities if q.unit == "x" and q.value]
    growth += [new.value / old.value for old, new in changes(line) if old.value]
    pairs = ((one, two) for one, two in pairwise(line.quantities) if one.unit == two.unit and one.value)
    growth += [two.value / one.value for one, two in pairs]
    return any(_amounts(each, factor, hedge) for each in growth)


def _amounts(growth: float, factor: float, hedge: str) -> bool:
    """`growth` reaches `factor`: from 10 % short to a quarter beyond; 20 % short after "nearly", twice after "over"."""
    beyond = growth / factor if factor > 1 else factor / growth if growth > 0 else 0.0
    low, high = {"under": (0.8, 1.1), "over": (1.0, 2.0)}.get(hedge, (0.9, 1.25))
    return low <= beyond <= high


def _count_test(word: str, counted: re.Match[str] | None) -> Callable[[Line], bool]:
    """Whether a line holds a figure of that size, of money where the word counts money."""
    least = next(value for root, value in _COUNTS.items() if root in word)
    unit = MEASURES.get(counted.group(1)) if counted else None
    units = MONEY if unit and unit.name in MONEY else None
    return lambda line: any(
        q.high >= least and (q.unit in units if units else q.unit not in ("s", "month", "%")) for q in line.quantities
    )
