"""What a number counts: a unit of measure brought to one base, or a noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from vitaeval.text.normalize import stem


@dataclass(frozen=True, slots=True)
class Unit:
    """A dimension ("%", "s", "month", "usd", "x", "people", "thing") and the factor to its base."""

    name: str
    factor: float = 1.0


COUNT = Unit("thing")
PEOPLE = Unit("people")


def _table(rows: Mapping[str, tuple[str, float]]) -> Mapping[str, Unit]:
    return MappingProxyType({w: Unit(name, factor) for key, (name, factor) in rows.items() for w in key.split("|")})


MEASURES = _table(
    {
        "%|percent|per cent|pct": ("%", 1),
        "percentage points|percentage point|pp|pps|points": ("%", 1),
        "basis points|bps": ("%", 0.01),
        "ms|millisecond|milliseconds": ("s", 0.001),
        "second|seconds|sec|secs|s": ("s", 1),
        "minute|minutes|min|mins": ("s", 60),
        "hour|hours|hr|hrs|h": ("s", 3_600),
        "day|days": ("s", 86_400),
        "week|weeks|wk|wks": ("s", 604_800),
        "month|months|mo|mos": ("month", 1),
        "quarter|quarters": ("month", 3),
        "year|years|yr|yrs": ("month", 12),
        "decade|decades": ("month", 120),
        "kb": ("byte", 1e3),
        "mb|megabyte|megabytes": ("byte", 1e6),
        "gb|gigabyte|gigabytes": ("byte", 1e9),
        "tb|terabyte|terabytes": ("byte", 1e12),
        "pb|petabyte|petabytes": ("byte", 1e15),
        "m2|sqm|square metres|square meters": ("m2", 1),
        "km2|sq km|square kilometres|square kilometers": ("m2", 1e6),
        "sq mi|square miles": ("m2", 2_590_000),
        "sq ft|square feet|sqft": ("m2", 0.0929),
        "acre|acres": ("m2", 4_046.9),
        "hectare|hectares|ha": ("m2", 10_000),
        "km|kilometre|kilometres|kilometer|kilometers": ("m", 1_000),
        "metre|metres|meter|meters": ("m", 1),
        "mile|miles": ("m", 1_609.3),
        "foot|feet|ft": ("m", 0.3048),
        "kg|kilo|kilos|kilogram|kilograms": ("kg", 1),
        "tonne|tonnes|metric tons": ("kg", 1_000),
        "ton|tons|t": ("kg", 1_000),
        "kt|kilotonne|kilotonnes|kilotons": ("kg", 1e6),
        "lb|lbs": ("lb", 1),
        "litre|litres|liter|liters": ("l", 1),
        "gallon|gallons": ("l", 3.785),
        "kw|kilowatt|kilowatts": ("w", 1e3),
        "mw|megawatt|megawatts": ("w", 1e6),
        "gw|gigawatt|gigawatts": ("w", 1e9),
        "kwh|kilowatt hours|kilowatt-hours": ("wh", 1e3),
        "mwh|megawatt hours|megawatt-hours": ("wh", 1e6),
        "gwh|gigawatt hours|gigawatt-hours": ("wh", 1e9),
        "twh|terawatt hours|terawatt-hours": ("wh", 1e12),
        "wpm|words per minute|words a minute": ("wpm", 1),
        "x|times|fold": ("x", 1),
        "$|us$|usd|dollar|dollars|us dollars": ("usd", 1),
        "€|eur|euro|euros": ("eur", 1),
        "£|gbp|pound sterling|pounds sterling": ("gbp", 1),
        "pound|pounds": ("pound", 1),
        "₹|inr|rupee|rupees|rs|indian rupees": ("inr", 1),
        "¥|jpy|yen|japanese yen": ("jpy", 1),
        "dkk|danish kroner": ("dkk", 1),
        "sek|swedish kronor": ("sek", 1),
        "kr|krone|kroner|kronor": ("krone", 1),
        "nok|norwegian kroner": ("nok", 1),
        "pln|zloty": ("pln", 1),
        "czk": ("czk", 1),
        "chf|francs|swiss francs": ("chf", 1),
        "cad|c$|canadian dollars": ("cad", 1),
        "aud|a$|australian dollars": ("aud", 1),
        "nzd|nz$|new zealand dollars": ("nzd", 1),
        "sgd|s$|singapore dollars": ("sgd", 1),
        "hkd|hk$|hong kong dollars": ("hkd", 1),
        "zar|rand": ("zar", 1),
        "kusd": ("usd", 1e3),
        "musd": ("usd", 1e6),
        "keur|teur": ("eur", 1e3),
        "meur": ("eur", 1e6),
        "msek": ("sek", 1e6),
        "mnok": ("nok", 1e6),
        "mdkk": ("dkk", 1e6),
    }
)
"""Units of measure by every written form (plain text)."""
MONEY = frozenset("usd eur gbp pound inr jpy dkk sek nok krone pln czk chf cad aud nzd sgd hkd zar".split())
"""The units that are money."""

_PEOPLE = frozenset(
    stem(word)
    for word in (
        "people person staff employee report engineer developer analyst member manager supervisor nurse technician "
        "volunteer teacher consultant contractor designer scientist researcher intern apprentice trainee mechanic "
        "clerk coordinator worker agent representative specialist officer barista learner student patient client "
        "customer user adult child participant attendee colleague mentee hire leader administrator tester "
        "electrician operator driver soldier sailor crew headcount fte professional resident veteran family "
        "practitioner clinician physician doctor caregiver associate assistant buyer recruiter editor writer "
        "developer programmer architect inspector firefighter paramedic pharmacist attorney lawyer guest subscriber "
        "visitor candidate tutor pupil newcomer graduate old junior senior teammate subordinate stakeholder partner "
        "chef cook baker"
    ).split()
)


def is_person(word_stem: str) -> bool:
    """Whether a noun (as stem) names people."""
    return word_stem in _PEOPLE
