"""Other ways to tell where a figure came from and where it went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from vitaeval.defects.phrasings import phrase
from vitaeval.defects.planting import Change, Ground, Rewrite
from vitaeval.defects.prose import Line, first, lines, replaced, rewritten, shuffled

_UNIT = r"(?:%|\s(?:ms|s|(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|percent)\b)"
_ENDS = re.compile(
    rf"(?P<down>(?:down|up)\s)?from (?P<a>[$€£]?\d[\d,]*(?:\.\d+)?)(?P<first>{_UNIT})? (?:down |up )?"
    rf"to (?P<b>[$€£]?\d[\d,]*(?:\.\d+)?)(?P<last>{_UNIT})?(?![\w.]*\d| (?:thousand|million|billion))"
)
_THING = re.compile(
    r"(?:^|[,;] (?:and )?)(?:(?:reduc|cut|shorten|bring|brought|rais|increas|lower)\w* (?:(?:its?|the|average) )?)?"
    r"(?P<thing>(?:(?!(?:that|which)\b)[\w/-]+ ){1,5}?)(?:(?:fell|dropped|rose|went|grew|down|up) )?$",
    re.IGNORECASE,
)


def ends_turned(ground: Ground, rng: Random) -> Change | None:
    """ "from 95 to 40 minutes" becomes "to 40 minutes from 95 minutes"."""

    def make(line: Line) -> Change | None:
        found = _ENDS.search(line.text)
        if found is None or (found["first"] and not found["last"]):
            return None
        start = found["first"] or found["last"] or ""
        new = f"{found['down'] or ''}to {found['b']}{found['last'] or ''} from {found['a']}{start}"
        return replaced(ground.draft, line.pointer, found.span(), new)

    return first(shuffled(lines(ground.draft), rng), make)


def ends_elided(ground: Ground, rng: Random) -> Change | None:
    """ "Cut build time from 95 to 40 minutes" becomes "Build time used to be 95 minutes, now 40"."""

    def make(line: Line) -> Change | None:
        found = _ENDS.search(line.text)
        about = _THING.search(line.text[: found.start()]) if found else None
        if found is None or about is None:
            return None
        unit = found["first"] or found["last"] or ""
        same = not found["first"] or found["first"] == (found["last"] or found["first"])
        told = phrase(
            "ends_elided",
            ground,
            rng,
            thing=about["thing"].strip(),
            a=found["a"] + unit,
            b=found["b"] + ("" if same and unit != "%" else found["last"] or ""),
        )
        return rewritten(ground.draft, line.pointer, told[0].upper() + told[1:])

    return first(shuffled(lines(ground.draft), rng), make)


def _each() -> Iterator[Rewrite]:
    for plan in (ends_turned, ends_elided):
        yield Rewrite(plan.__name__, plan)


KINDS: tuple[Rewrite, ...] = tuple(_each())
