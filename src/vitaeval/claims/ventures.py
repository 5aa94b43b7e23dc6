"""What a summary says that somebody led or started, of which the profile has no word at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims.grounds import near_lines
from vitaeval.claims.leading import HOLDING
from vitaeval.claims.novelty import is_novel, is_special
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import STOPWORDS, plain, words
from vitaeval.text.polarity import unclaimed

_OPENING = re.compile(
    r"^\W*(?:at [^,]{2,40}, )?(?:i |she |he )?(?:(?:also|then|now|later|have|has|had|was|am|is|\w+ly) )*"
    r"(?P<verb>[a-z]+(?:-[a-z]+)?(?: up)?|in charge of|responsible for)"
    r"(?P<object>(?: (?!(?:with|for|by|at|from|in|on|to|while|and|through|across|using|as|that|which|who)\b)"
    r"[\w'-]+){1,5})"
)
_LEADING = re.compile(rf"{HOLDING.pattern}|in charge of|responsible for|set up|established|launched")


def ventures(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The weighty deed that opens a sentence of its own, when no special word of its object is the profile's."""
    if passage.part is Part.HEADLINE or passage.entry is not None:
        return
    found = _OPENING.match(plain(passage.text))
    if found is None or not _LEADING.fullmatch(found["verb"]) or unclaimed(passage.text, *found.span("verb")):
        return
    told = [word for word in words(passage.text) if found.start("object") <= word.start < found.end("object")]
    special = [word for word in told if passage.text[word.start].islower() and word.text not in STOPWORDS]
    special = [word for word in special if word.text.isalpha() and is_special(word)]
    if special and all(is_novel(word, scene.evidence) for word in special):
        near = near_lines(passage, scene, found.start("verb"))
        ruling = unsupported("the profile tells of no such deed", near[0] if near else None)
        yield claim(passage, ClaimType.OWNERSHIP, (found.start("verb"), special[-1].end), ruling)
