"""Whether a figure of a text and a figure of the profile say the same."""

from __future__ import annotations

import re
from dataclasses import replace
from math import log10

from vitaeval.claims.vocabulary import listed
from vitaeval.text.normalize import stem
from vitaeval.text.quantities import Bound, Quantity

_LOOSE = {"pound": frozenset({"gbp", "lb"}), "krone": frozenset({"dkk", "nok", "sek"})}
"""Everyday names of units with the units that they may mean."""
_PEOPLE = re.compile(r"(?:[^aeiou]e|o)r$|executiv$|(?:ist|ant|ent|ian|man|woman|mate|ee)$")
_POSTS = frozenset(map(stem, "position post role vacancy job seat placement hire opening".split()))
"""What is filled by people, and counted as they are."""
_BODIES = frozenset(map(stem, "company firm organisation organization business charity agency institution".split()))
_ALLIES = frozenset(map(stem, "partner member sponsor donor investor supporter".split()))
"""What bodies may be as well as people."""
_STAFF = frozenset({"people", "person", "staff", "employee", "member"})
_TIMES = 10
"""From here on "times" counts occasions instead of comparing."""
_THIRDS = 0.7
_UP_TO = 1.25
"""How far "up to 15" may lie above the value."""
_ROUNDED = 0.025
_WORDED = 0.06
"""How far a share in a word may lie from a percentage."""
_SECONDS_A_MONTH = 2_629_800.0


def equal(said: Quantity, held: Quantity) -> bool:
    """Whether two quantities state the same: unit, value (or an end of the range), period where both name one."""
    if not comparable(said, held):
        return False
    if held.high > held.value:
        ends = (held.value, held.high)
        return (said.value, said.high) == ends or (said.value == said.high and said.value in ends)
    return said.value == said.high and _same(said, held)


def _same(said: Quantity, held: Quantity) -> bool:
    """Equal values; a third is 33 % as well as 33.3 %."""
    endless = said.unit == "%" and any(_is_endless(each.value) for each in (said, held))
    return abs(said.value - held.value) <= (_THIRDS if endless else 1e-9 * held.value)


def _is_endless(percent: float) -> bool:
    """Whether a percentage has no last digit, as a third or a seventh has none."""
    return abs(percent - round(percent, 4)) > 1e-9 and any(
        abs(n * percent / 100 - round(n * percent / 100)) < 1e-8 for n in (3, 6, 7, 9)
    )


def comparable(said: Quantity, held: Quantity) -> bool:
    """Whether two quantities count the same kind of thing in the same period."""
    return not (said.per and held.per and said.per != held.per) and alike(said, held)


def alike(said: Quantity, held: Quantity) -> bool:
    """Whether two quantities count the same kind of thing, whatever the period."""
    kinds = {said.unit, held.unit}
    if kinds <= {"x", "thing", "people"} and "x" in kinds and len(kinds) == 2:
        is_occasion = bool(said.per and held.per) or max(said.value, held.value) > _TIMES
        return is_occasion or said.value % 1 > 0
    if len(kinds) == 1 or any(kinds == {unit, other} for unit, ones in _LOOSE.items() for other in ones):
        return True
    if kinds == {"thing", "m"}:
        return any(each.unit == "thing" and each.noun is None for each in (said, held))
    if kinds != {"thing", "people"}:
        return False
    thing = said if said.unit == "thing" else held
    people = held if thing is said else said
    is_body = thing.noun in _BODIES and people.noun in _ALLIES
    if not thing.noun or said.noun == held.noun or is_body or _is_served(people.noun or ""):
        return True
    return thing.noun in _POSTS or thing.noun == f"{people.noun}ship" or may_be_people(thing.noun or "")


def _is_served(noun: str) -> bool:
    """Whether a noun names people whom the work serves: what is done for them counts as well as they ("covers")."""
    return noun in listed("served") and noun not in _STAFF


def may_be_people(noun: str) -> bool:
    """Whether a noun that no list knows as people is formed like one ("swimmer")."""
    return _PEOPLE.search(noun) is not None and noun not in listed("things")


def allowed(said: Quantity, held: Quantity) -> bool:
    """Whether the wording around a number ("over", "up to", "about") lets it stand for the profile's."""
    if said.bound is held.bound is Bound.AT_MOST:
        return comparable(said, held) and said.high == held.high
    return comparable(said, held) and near(said, held.value, held.high)


def near(said: Quantity, low: float, high: float, about: float = 0.05) -> bool:
    """Whether a number with its wording may stand for a value from `low` to `high`."""
    if said.bound is Bound.AT_LEAST:
        return said.value <= high <= 2 * said.value
    if said.bound is Bound.AT_MOST:
        return high <= said.high <= _UP_TO * high
    if said.bound is Bound.ABOUT:
        return low * (1 - about) <= said.value <= high * (1 + about)
    return (said.value, said.high) == (low, high)


def roughly(text: str, said: Quantity, held: Quantity) -> bool:
    """Whether a share in a word ("nearly a third", "a quarter") is the profile's percentage, told roundly."""
    in_a_word = said.unit == held.unit == "%" and not _NUMBER.search(text, said.start, said.end)
    exact = said.bound is Bound.EXACT
    return (
        in_a_word
        and held.value == held.high
        and near(
            replace(said, bound=Bound.ABOUT) if exact else said,
            held.value,
            held.high,
            _WORDED if exact else 2 * _WORDED,
        )
    )


def converted(said: Quantity, held: Quantity, text: str, source: str) -> bool:
    """Whether a figure is the profile's in another unit or scale, rounded to its last digit ("1.7 hours")."""
    if not comparable(said, held) and {said.unit, held.unit} != {"s", "month"}:
        return False
    value = held.value * _per_unit(held.unit, said.unit)
    if said.unit == held.unit and factor(said, text) == factor(held, source):
        return False
    scale = factor(said, text) / factor(held, source)
    if said.unit == held.unit and _is_round(said, text) and log10(scale) % 1:
        return abs(said.value - value) <= _ROUNDED * value
    return fits(said, value, text, _ROUNDED if said.unit == held.unit else 0.04)


def _is_round(said: Quantity, text: str) -> bool:
    """Whether a number in digits ends in zeros ("25,000 miles"), so that its last digits are not meant."""
    return factor(said, text) != said.value and round(said.value / factor(said, text)) % 100 == 0


def _per_unit(held: str, said: str) -> float:
    return {("s", "month"): 1 / _SECONDS_A_MONTH, ("month", "s"): _SECONDS_A_MONTH}.get((held, said), 1.0)


def fits(said: Quantity, value: float, text: str, most: float, about: float = 0.05) -> bool:
    """Whether a number is `value` rounded to the digits that it gives, by at most the share `most`."""
    if said.bound is not Bound.EXACT:
        return near(said, value, value, about)
    if said.unit == "%" and not _NUMBER.search(text, said.start, said.end):
        return abs(said.value - value) <= about * value
    return abs(said.value - value) <= min(step(said, text) / 2, most * value) + 1e-9 * value


def factor(quantity: Quantity, text: str) -> float:
    """What the written number was multiplied by: 3600 for hours, 1e6 for "m"."""
    number = _NUMBER.search(text, quantity.start, quantity.end)
    written = float(number.group().replace(",", "")) if number else 0.0
    return quantity.value / written if written else 1.0


def step(quantity: Quantity, text: str) -> float:
    """The worth of one in the last written digit: 360 for "1.7 hours"."""
    number = _NUMBER.search(text, quantity.start, quantity.end)
    decimals = len((number["decimals"] or ".")[1:]) if number else 0
    return factor(quantity, text) / 10.0**decimals


_NUMBER = re.compile(r"\d+(?:,\d{3})*(?P<decimals>\.\d+)?")
