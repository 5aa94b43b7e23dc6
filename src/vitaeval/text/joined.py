"""Figures that only make sense together: "1 h 40 min", "30 to 40 patients", "12 minutes instead of 45"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from vitaeval.text import numerals
from vitaeval.text.quantity import Bound, Quantity
from vitaeval.text.units import MEASURES, MONEY

_COUNTS = frozenset({"thing", "people"})
_SINGLE = frozenset({"%", "usd", "eur", "gbp", "inr", "jpy", "dkk", "sek", "nok", "chf", "cad", "aud", "people", "x"})
_SAME_UNIT = re.compile(
    r",? from | ?(?:instead of|down from|up from|from|to|down to|up to|rather than|against|versus|vs"
    r"|compared (?:to|with)|and|or) "
)
_NAMED = re.compile(
    r"(?<![\w-])(?!(?:per|the|some|many|several|few|all|last|past|those|these)\b)(?P<whose>[a-z]+)"
    r" (?P<unit>minutes|hours|days|weeks|months)(?: [a-z]+){0,3} (?:from|to|by|used to be|was|were) $"
)
"""A measure in the unit of its name ("debtor days fell from 54 to 38")."""
_BY_SO_MUCH = re.compile(
    r" (?:less|fewer|more|faster|sooner|earlier|shorter|longer|quicker)\b[^.;:()]{0,40}(?:: | ?\()"
)
_AGAINST = re.compile(r",? (?:rather than|instead of|down from|up from|compared|against|previously|formerly|not)\b")
"""Between and behind figures: the size of a change, and then what became of what ("3 days less: 5 instead of 8")."""
_BY_SIZE, _SPAN_END = re.compile(r"[^.;:()]{0,30} \((?:from )?"), re.compile(r" (?:down |up )?to \d")
"""Between the size of a change and its ends, and behind the first of these ("by 15 days (46 to 31)")."""
_OF_TIME = re.compile(rf"(?: [a-z-]+){{0,2}} (?:minute|hour|day|week|month|year)s?(?:{_SAME_UNIT.pattern})")
_AND_AGAIN = re.compile(
    r"[^.;:]{0,100}?(?:,| and|, and| after| before|,? including|,? of (?:which|them))"
    r"(?: the (?:last|first|past|most recent)| a further| another)? "
)
_SPENT = re.compile(r" (?:in|at|of|as|with|on|overall|altogether)\b")
_WAS = re.compile(r"\b(?:took|used to|was|were|lasted|needed|report\w+|had)\b[^.;]*$")
_BECAME = re.compile(
    r"(?:\b(?:and|now|today|it|that|figure|number|rules)|^)(?: now| today| then)? (?:takes?|needs?|lasts?|is|are)"
    r"(?: (?:now|only|just|down to|up to))* $|[.;] in (?:19|20)\d\d,? it was (?:only |just )?$"
    r"|^,? (?:and |but )?now (?:only |just )?$"
)
_BACK, _APART = 60, 100
"""How far apart in a text what something was and what it is now may be told."""
_PERCENT = re.compile(r"%|per ?cent|\bpct\b|points?\b|\bpps?\b|\bbps\b")
"""How a percentage is written; a share in words ("by a third, from 14 to 9") lends no unit."""
_YEARS = 60
"""More years than these nobody works at one thing."""
_BARE = re.compile(r"\d+(?:\.\d+)?")
_SCALED = re.compile(r"(?:thousand|million|billion|lakh|crore|(?<=\d)(?:k|m|bn))\b")
_FAR = 20
"""How many times as much as another a figure may be that leaves its scale to it."""
_SPANNED = re.compile(r"\b(?:between|from) $")
_CHANGED = re.compile(
    r"\bfrom $|\b(?:grew|rose|fell|dropped|cut|increas\w+|reduc\w+|rais\w+|expand\w+|scal\w+) (?:\w+ ){0,4}$"
)


def joined(found: Iterable[Quantity], low: str) -> Iterator[Quantity]:
    """The quantities of a plain text in order, those that belong together made one, shared units filled in."""
    last: Quantity | None = None
    for told in found:
        each = _in_unit_of_name(told, low)
        both = _together(last, each, low) if last else None
        if both is not None:
            last = both
            continue
        if last:
            yield _ahead(last, each, low)
        last = _in_unit_of(last, each, low) if last else each
    if last:
        yield last


def _in_unit_of_name(each: Quantity, low: str) -> Quantity:
    """A bare number in the unit of time that the name of what is measured ends in."""
    if each.unit != "thing" or each.noun is not None or each.per is not None:
        return each
    named = _NAMED.search(low, max(0, each.start - _BACK), each.start)
    if named is None or re.fullmatch(numerals.WORDS, named["whose"]):
        return each
    unit = MEASURES[named["unit"]]
    return replace(each, value=each.value * unit.factor, high=each.high * unit.factor, unit=unit.name)


def _together(last: Quantity, each: Quantity, low: str) -> Quantity | None:
    """One time of two ("1 h 40 min"), one range of two ("30 to 40 patients"); None for two figures."""
    between = low[last.end : each.start]
    if last.unit == each.unit == "s" and between in ("", " ", " and ") and each.value < last.value:
        return replace(last, end=each.end, value=last.value + each.value, high=last.high + each.high)
    bare = last.unit in _COUNTS and last.noun is None and last.bound is Bound.EXACT and last.value == last.high
    if between != " to " or not bare or each.unit == "%" or not last.value < each.value == each.high:
        return None
    if each.unit not in _COUNTS or _CHANGED.search(low[max(0, last.start - 60) : last.start]):
        return None
    return replace(each, start=last.start, value=last.value)


def _ahead(last: Quantity, each: Quantity, low: str) -> Quantity:
    """A bare number in the unit of time of the next one ("from 9 to 5 working days")."""
    is_bare = last.unit == "thing" and last.noun is None and last.per is None
    scaled = _scaled(last, each, low)
    if scaled is not None:
        return scaled
    between = low[last.end : each.start]
    is_span = between == " and " and low.endswith("between ", 0, last.start)
    if not is_bare or each.unit not in ("s", "month") or not (is_span or between in (" to ", " or ")):
        return last
    scale = _scale(each, low)
    return replace(last, value=last.value * scale, high=last.high * scale, unit=each.unit)


def _scaled(last: Quantity, each: Quantity, low: str) -> Quantity | None:
    """The opening figure of a span at the scale and in the unit that only the closing one gives ("between £8 and £26
    million"); None where they are no such span."""
    told = _SCALED.search(low, each.start, each.end)
    is_plain = last.unit in ("thing", each.unit) and last.noun is None and last.per is None and last.value == last.high
    if told is None or not is_plain or low[last.end : each.start] not in (" and ", " to "):
        return None
    scale = numerals.scale(told.group())
    is_span = _SPANNED.search(low[: last.start]) is not None and last.value < _FAR * each.value / scale
    if not is_span or _SCALED.search(low, last.start, last.end):
        return None
    return replace(last, value=last.value * scale, high=last.high * scale, unit=each.unit)


def _in_unit_of(last: Quantity, each: Quantity, low: str) -> Quantity:
    """A bare number behind a measured one, in its unit ("from 6 hours to 2.5", "two years in sales and one in law",
    "it took 46 days and now takes 31")."""
    bare = each.unit == "thing" and each.noun is None and each.per is None
    between = low[last.end : each.start]
    if bare and has_become(last, each, low):
        scale = 1.0 if last.unit in _SINGLE | _COUNTS else _scale(last, low)
        return replace(each, value=each.value * scale, high=each.high * scale, unit=last.unit, noun=last.noun)
    again = (
        last.unit == "month" and each.value <= _YEARS and _AND_AGAIN.fullmatch(between) and _SPENT.match(low, each.end)
    )
    timed = last.unit in ("s", "month") and _OF_TIME.fullmatch(between)
    told = last.unit == "%" and not _PERCENT.search(low, last.start, last.end)
    told = told or (last.unit == "%" and low.endswith("by ", 0, last.start))
    sized = last.unit in MONEY | {"s", "month"} and _BY_SO_MUCH.fullmatch(between) and _AGAINST.match(low, each.end)
    is_by = last.unit in ("s", "month") and low.endswith("by ", 0, last.start)
    ended = is_by and _BY_SIZE.fullmatch(between) and _SPAN_END.match(low, each.end)
    is_same = again or timed or sized or ended or _SAME_UNIT.fullmatch(between)
    if not bare or told or last.unit == "thing" or not is_same:
        return each
    scale = _spoken(last, each, low) if last.unit in _SINGLE | MONEY else _scale(last, low)
    return replace(each, value=each.value * scale, high=each.high * scale, unit=last.unit)


def _spoken(last: Quantity, each: Quantity, low: str) -> float:
    """The scale that a figure leaves to the one before it ("3.9 million instead of 5.2"); 1 where it has its own."""
    told = _SCALED.search(low, last.start, last.end)
    if told is None or _SCALED.search(low, each.start, each.end):
        return 1.0
    scale = numerals.scale(told.group())
    return scale if last.value < _FAR * each.value * scale and each.value * scale < _FAR * last.value else 1.0


def has_become(last: Quantity, each: Quantity, low: str) -> bool:
    """Whether a figure tells what an earlier one is now: "used to take 50 minutes and takes 5 today"."""
    before = low[max(0, last.start - _BACK) : last.start]
    between = low[last.end : each.start]
    return len(between) <= _APART and _WAS.search(before) is not None and _BECAME.search(between) is not None


def _scale(quantity: Quantity, low: str) -> float:
    """What the unit of a measured quantity multiplies by."""
    unit = re.search(r"([a-z]+)\+?$", low[quantity.start : quantity.end])
    measure = MEASURES.get(unit.group(1)) if unit else None
    if measure and measure.name == quantity.unit:
        return measure.factor
    number = _written(low[quantity.start : quantity.end])
    return quantity.value / number if number else 1.0


def _written(number: str) -> float:
    """The value of a number alone, in digits or words; 0 for anything else."""
    if _BARE.fullmatch(number):
        return float(number)
    return numerals.from_words(number) if re.fullmatch(numerals.WORDS, number) else 0.0
