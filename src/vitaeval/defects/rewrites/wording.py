"""Other words for the same: names of skills, verbs, voice, order of clauses, person."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from random import Random

from vitaeval.defects.draft import Place
from vitaeval.defects.planting import Change, Ground, Rewrite
from vitaeval.defects.prose import Line, first, lines, replaced, rewritten, shuffled

_IRREGULAR = {
    "wrote": "written",
    "rewrote": "rewritten",
    "ran": "run",
    "took": "taken",
    "gave": "given",
    "drew": "drawn",
    "chose": "chosen",
    "grew": "grown",
    "drove": "driven",
    "began": "begun",
    "oversaw": "overseen",
    "saw": "seen",
}
_PARTICIPLES = frozenset(
    "built rebuilt led cut set held taught kept brought made sold sent found rewrote wrote".split()
)
_PASSIVE = re.compile(
    r"^(?P<verb>[A-Z][a-z]+) (?P<object>(?:(?!(?:and|or|that|which|who|so|to)\b)[\w'/&.+#-]+ ){0,5}?[\w'/&+#-]+)"
    r"(?P<rest> (?:for|with|by|in|on|from|using|across|through|at|to|within|under|during)\b[^;]*)$"
)
_FRONTED = re.compile(
    r"^(?P<verb>[A-Z][a-z]+)(?P<middle> [^;]*?),? (?P<clause>(?:using|through|by|with|via) [^,;]+?)(?P<stop>\.?)$"
)
_SPELLINGS = {
    "optimize": "optimise",
    "analyze": "analyse",
    "organize": "organise",
    "program": "programme",
    "center": "centre",
    "optimization": "optimisation",
    "optimized": "optimised",
    "analyzed": "analysed",
    "organized": "organised",
    "optimizing": "optimising",
    "standardized": "standardised",
    "customized": "customised",
    "behavior": "behaviour",
    "labor": "labour",
    "color": "colour",
    "catalog": "catalogue",
    "modernized": "modernised",
    "organization": "organisation",
    "authorization": "authorisation",
    "utilization": "utilisation",
    "visualization": "visualisation",
    "visualizations": "visualisations",
    "prioritized": "prioritised",
    "automatization": "automatisation",
}


@cache
def same_skills() -> tuple[tuple[str, str], ...]:
    """Pairs of names for one skill, in both directions."""
    text = (files("vitaeval.defects") / "data" / "same_skill.csv").read_text(encoding="utf-8")
    pairs = [(row["name"], row["other"]) for row in csv.DictReader(text.splitlines())]
    return tuple(dict.fromkeys((*pairs, *((other, name) for name, other in pairs))))


@cache
def same_deeds() -> Mapping[str, str]:
    """For a verb in the past, another that claims neither more nor less."""
    text = (files("vitaeval.defects") / "data" / "same_deed.csv").read_text(encoding="utf-8")
    return dict(line.split(",") for line in text.splitlines())


def _in_lines(ground: Ground, pattern: str, new: str, rng: Random) -> Change | None:
    """The first line that matches, with the match replaced."""

    def make(line: Line) -> Change | None:
        found = re.search(pattern, line.text)
        return replaced(ground.draft, line.pointer, found.span(), new) if found else None

    return first(shuffled(lines(ground.draft), rng), make)


def alias_in_line(ground: Ground, rng: Random) -> Change | None:
    """A skill in a line goes by its other name."""
    pairs = shuffled(same_skills(), rng)
    return first(
        pairs, lambda pair: _in_lines(ground, rf"(?<![\w.+#/-]){re.escape(pair[0])}(?![\w+#/-]|\.\w)", pair[1], rng)
    )


def alias_in_list(ground: Ground, rng: Random) -> Change | None:
    """A listed skill goes by its other name."""
    fields = [
        (f"/{name}/{n}", skill)
        for name in ("key_skills", "skills")
        for n, skill in enumerate(getattr(ground.draft.cv, name))
    ]
    others = dict(shuffled(same_skills(), rng))
    return first(
        shuffled(fields, rng),
        lambda field: rewritten(ground.draft, field[0], others[field[1]]) if field[1] in others else None,
    )


def both_names(ground: Ground, rng: Random) -> Change | None:
    """A listed skill gives both of its names: "Amazon Web Services (AWS)"."""
    fields = [(f"/skills/{n}", skill) for n, skill in enumerate(ground.draft.cv.skills)]
    others = {one: other for one, other in shuffled(same_skills(), rng) if one.casefold() != other.casefold()}
    return first(
        shuffled(fields, rng),
        lambda field: (
            rewritten(ground.draft, field[0], f"{field[1]} ({others[field[1]]})") if field[1] in others else None
        ),
    )


def synonym_verb(ground: Ground, rng: Random) -> Change | None:
    """Another verb of equal weight opens a line."""

    def make(line: Line) -> Change | None:
        word = line.text.split(" ")[0]
        other = same_deeds().get(word.lower())
        if other is None or word.lower() in {"assisted", "replaced", "supported", "collaborated"}:
            return None
        return replaced(ground.draft, line.pointer, (0, len(word)), other[0].upper() + other[1:])

    return first(shuffled(lines(ground.draft), rng), make)


def passive(ground: Ground, rng: Random) -> Change | None:
    """ "Cut delays by 5 days" becomes "Delays were cut by 5 days"."""

    def make(line: Line) -> Change | None:
        found = _PASSIVE.match(line.text)
        if (
            found is None
            or not _is_past(found["verb"])
            or found["object"].split()[0].lower()
            in {"in", "on", "with", "to", "as", "from", "at", "for", "up", "out", "by"}
        ):
            return None
        verb = found["verb"].lower()
        thing = found["object"]
        were = "were" if re.search(r"(?:[^siu]s|ies|data|people)$", thing) or thing[:1].isdigit() else "was"
        text = f"{_capital(thing)} {were} {_IRREGULAR.get(verb, verb)}{found['rest']}"
        return rewritten(ground.draft, line.pointer, text)

    return first(shuffled(lines(ground.draft), rng), make)


def clause_fronted(ground: Ground, rng: Random) -> Change | None:
    """The means comes first: "Through query tuning, reduced …"."""

    def make(line: Line) -> Change | None:
        found = _FRONTED.match(line.text)
        if found is None or not _is_past(found["verb"]) or " and " in line.text:
            return None
        text = f"{_capital(found['clause'])}, {found['verb'].lower()}{found['middle']}{found['stop']}"
        return rewritten(ground.draft, line.pointer, text)

    return first(shuffled(lines(ground.draft), rng), make)


def first_person(ground: Ground, _rng: Random) -> Change | None:
    """Every line speaks of "I"."""
    draft = ground.draft
    places: list[Place] = []
    for line in lines(ground.draft):
        word = line.text.split(" ")[0]
        if _is_past(word):
            draft, more = rewritten(draft, line.pointer, f"I {word.lower()}{line.text[len(word) :]}")
            places.extend(more)
    return (draft, tuple(places)) if places else None


def spelling(ground: Ground, rng: Random) -> Change | None:
    """British spelling for American or the other way round."""
    pairs = [*_SPELLINGS.items(), *((other, one) for one, other in _SPELLINGS.items())]
    both = [pair for one, other in pairs for pair in ((one, other), (one.capitalize(), other.capitalize()))]
    return first(shuffled(both, rng), lambda pair: _in_lines(ground, rf"\b{pair[0]}\b", pair[1], rng))


def plural(ground: Ground, rng: Random) -> Change | None:
    """A listed skill or a noun in a line in the other number."""

    def make(line: Line) -> Change | None:
        found = re.search(
            r"\b(dashboards?|reports?|pipelines?|APIs?|services?|systems?|models?|tests?|workshops?|policies)\b"
            r"(?=[ ,.;]|$)",
            line.text,
        )
        if found is None or re.search(
            r"\d\S*\s(?:\w+\s)?$|\b(?:[Aa]n?|one|each|every|[Tt]he|unit)\s(?:\w+\s){0,3}$", line.text[: found.start()]
        ):
            return None
        word = found.group()
        new = "policy" if word == "policies" else word[:-1] if word.endswith("s") else f"{word}s"
        return replaced(ground.draft, line.pointer, found.span(), new)

    return first(shuffled(lines(ground.draft), rng), make)


def ownership_lowered(ground: Ground, rng: Random) -> Change | None:
    """Somebody claims less than the record grants: "Led" becomes "Helped lead"."""
    weaker = {
        "Led": ("Co-led", "Helped lead"),
        "Built": ("Helped build",),
        "Designed": ("Helped design",),
        "Developed": ("Contributed to", "Helped develop"),
        "Implemented": ("Helped implement",),
        "Managed": ("Helped manage",),
    }

    def make(line: Line) -> Change | None:
        word = line.text.split(" ")[0]
        return (
            replaced(ground.draft, line.pointer, (0, len(word)), rng.choice(weaker[word])) if word in weaker else None
        )

    return first(shuffled(lines(ground.draft), rng), make)


def typography(ground: Ground, rng: Random) -> Change | None:
    """Curly quotes, long dashes, narrow spaces."""
    table = str.maketrans({"'": "’", "-": rng.choice("‐‑"), '"': "”", " ": rng.choice((" ", "\u00a0", "\u202f"))})

    def make(line: Line) -> Change | None:
        new = line.text.translate(table)
        return rewritten(ground.draft, line.pointer, new) if new.split() != line.text.split() else None

    return first(shuffled(lines(ground.draft), rng), make)


def _is_past(word: str) -> bool:
    low = word.lower()
    return low in _PARTICIPLES or low in _IRREGULAR or (low.endswith("ed") and len(low) > 4)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _each() -> Iterator[Rewrite]:
    for plan in (
        alias_in_line,
        alias_in_list,
        both_names,
        synonym_verb,
        passive,
        clause_fronted,
        first_person,
        spelling,
        plural,
        ownership_lowered,
        typography,
    ):
        yield Rewrite(plan.__name__, plan)


KINDS: tuple[Rewrite, ...] = tuple(_each())
