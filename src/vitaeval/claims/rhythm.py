"""How often something is done: weekly, every second week, four times a year."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import frequencies, quantities
from vitaeval.text.frequencies import Frequency
from vitaeval.text.normalize import stems
from vitaeval.text.polarity import negated_or_wishful


def rhythms(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Frequencies of a bullet that differ from those of the lines that it rests on; silent where these give none."""
    if passage.part not in (Part.BULLET, Part.SUMMARY) and passage.entry is None:
        return
    for said in frequencies.find(passage.text):
        if negated_or_wishful(passage.text, said.start, said.end) or _is_rate(said, passage.text):
            continue
        near = near_lines(passage, scene, said.start)
        rival = next((line for line in near if frequencies.find(line.text)), None)
        known = any(_has(said, line) for line in near)
        if rival is not None and not known and not _told_elsewhere(said, rival, passage, scene):
            ruling = contradicted("the profile says another frequency", rival)
            yield claim(passage, ClaimType.METRIC, (said.start, said.end), ruling)


def _told_elsewhere(said: Frequency, rival: Line, passage: Passage, scene: Scene) -> bool:
    """Whether a line of the entry that resembles the passage as much as `rival` does says the frequency."""
    told = stems(passage.text) - general()
    lines = (line for line in scene.evidence.done_in(passage.entry) if _has(said, line))
    least = max(1, len(told & rival.stems)) if passage.entry else 1
    return any(len(told & line.stems) >= least for line in lines)


def _is_rate(said: Frequency, text: str) -> bool:
    """Whether the frequency is the period of a figure ("300 tickets monthly"), which the figures judge."""
    return any(each.per and each.start <= said.start <= each.end + 60 for each in quantities.find(text))


def _has(said: Frequency, line: Line) -> bool:
    """Whether a line says the same frequency, in words or as the period of a figure."""
    rates = ((each.value, frequencies.PERIODS[each.per]) for each in line.quantities if each.per in frequencies.PERIODS)
    told = any(said.a_year in (period, value * period) for value, period in rates)
    return told or any(frequencies.same(said, held) for held in frequencies.find(line.text))
