"""Roles and studies told in running text: who employed or taught, as what, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import capacity, stations, tenure
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.claims.strangers import strangers
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates
from vitaeval.text.normalize import plain
from vitaeval.text.tokens import sentences

_CUE = re.compile(r"\b(?:since|from|until|till|between|in|by|during|through) (?:[a-z]+\.? )?$")


def told(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """What sentences say of employers and schools, each held against the entries of the one that it names."""
    for sentence in sentences(passage.text):
        found = capacity.named(sentence.text, scene.evidence)
        yield from strangers(passage, sentence, [place for place, _ in found], scene)
        for each in found:
            yield from stations.titles(passage, sentence, each, scene)
        if found:
            yield from stations.dated(passage, sentence, found, scene)


def within_entry(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Years in the bullets of a role: none outside its time, unless the profile itself names them there.

    A deed outside the entries is a sentence like any other.
    """
    if passage.entry is None:
        yield from told(passage, scene)
        return
    spans = [span for entry, span in tenure.intervals(scene.evidence, "wv") if entry == passage.entry]
    if not spans:
        return
    first, last = spans[0]
    line = scene.evidence.field(passage.entry, "startDate")
    for mention in dates.find(passage.text):
        cue = _CUE.search(plain(passage.text[: mention.start]))
        if mention.date is None or cue is None or stations.is_told(mention.date, (passage.entry,), scene.evidence):
            continue
        if stations.is_outside(mention.date, first, last):
            span = (mention.start, mention.end)
            yield claim(passage, ClaimType.DATE, span, contradicted("outside the time of this role", line))
