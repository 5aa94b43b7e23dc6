"""Abilities that a sentence introduces: who is "experienced with Dentrix and laser therapy" claims both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vitaeval.claims.abilities import kind, skill
from vitaeval.claims.clauses import opening
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.novelty import is_novel
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim
from vitaeval.claims.sectors import is_frame, is_sector, tells_sector
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict
from vitaeval.text.normalize import STOPWORDS, Word, plain, words
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.worded import Worded

Span = tuple[int, int]
_CUE = Worded(
    r"(?:(?:^\W*|[.;:] |, (?:and )?|\band )(?:(?:[Aa]lso|[Mm]ainly|[Nn]ow) )?"
    r"(?:[Kk]nows?|[Uu]ses|[Dd]oes|[Pp]racti[sc]es(?: in)?|[Ww]orks with)"
    r"|\b(?:[Ff]amiliar|[Cc]omfortable|[Cc]onversant) with"
    r"|\b(?:[Ee]xperienced|[Ss]killed|[Pp]roficient|[Tt]rained|[Vv]ersed|[Qq]ualified|[Cc]ompetent"
    r"|[Ss]peciali[sz](?:es|ing|ed)|[Ee]xpertise|[Ee]xperience|[Bb]ackground|[Ss]trong"
    r"|[Ss]peciali[sz]ation|[Rr]otations|[Pp]lacements?"
    r"|(?:[Ee]arlier|[Pp]revious|[Pp]ast) work) (?:in|with|of|across)"
    r"|\b[Kk]nowledge of|\b(?:[Mm]ethods|[Tt]echniques|[Ss]kills|[Tt]ools) include"
    r"|\b(?P<keen>(?:with|and) an? (?:(?:special|particular|keen|strong|clinical|research) )?interest in)"
    r"|(?:^\W*|[.;] )(?:[Bb]efore that|[Pp]rior to that),) (?=(?P<list>[^.;:()–—]+))"
)
"""Words behind which a sentence of oneself names what one can do or has worked on."""
_STOP = re.compile(
    r",? (?:to|at|for|from|since|over|by|across|including|such|where|which|who|that|while|as|after|before|through"
    r"|gained|in|on|within|under|during|using|alongside|with|of|is|are|was|were|but|into|between|spanning"
    r"|covering|so|also|plus|most|all|both|has|have|had)\b"
)
"""Where the list ends."""
_ITEM = re.compile(r"(?:(?!, | and | & | or ).)+")
_DETERMINER = re.compile(r"\s*(?:(?:and|or|the|both|some|basic|advanced) )*")
_DEED = re.compile(r"(?:tion|sion|ment)$")
_ABSTRACT = re.compile(rf"(?:{_DEED.pattern}|(?:ship|ing|ance|ence|ity|ics|sis|logy|ery|ure|ness)$)")
"""How a noun ends that tells what was done with the thing before it."""
_LONGEST, _LONG, _OPENING = 4, 8, 4


def introduced(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Items of such a list that have a word which the profile knows in no form, and that it tells in no other words.

    Names in capitals have rules of their own. What was done with a thing of the profile ("cost reduction") is wording
    and claims nothing, and so is what interests the writer of a letter. A name that is held in part is content, and
    so is one that only sums up where somebody worked ("retail"), of which no profile has a word.
    """
    for found in _CUE.finditer(passage.text):
        if found["keen"] and scene.in_letter:
            continue
        aside = found.start("list") if found["keen"] else 0
        for start, end in _items(found):
            if negated_or_wishful(passage.text[aside:], start - aside, end - aside):
                continue
            name = passage.text[start:end]
            strange = _strange(name, scene.evidence)
            ruling = skill(name, scene) if strange else None
            if ruling is not None and ruling.verdict is ClaimVerdict.UNSUPPORTED:
                yield claim(passage, _kind(name, strange, ruling, scene), (start, end), ruling)


def _kind(name: str, strange: Sequence[Word], ruling: Ruling, scene: Scene) -> ClaimType:
    return ClaimType.CONTENT if tells_sector(strange) else kind(name, ruling, scene)


def _items(found: re.Match[str]) -> Iterator[Span]:
    """Where the things of the list stand; what has a verb or a word of grammar in it is none, and ends it.

    Nor is one with an article: who has experience in a supermarket has worked there.
    """
    text, start = found.string, found.start("list")
    stop = _STOP.search(text, start, found.end("list"))
    end = stop.start() if stop else found.end("list")
    for each in _ITEM.finditer(text, start, end):
        lead = _DETERMINER.match(text, *each.span())
        at = lead.end() if lead else each.start()
        name = text[at : each.end()].rstrip()
        is_cut = stop is not None and stop[0][0] != "," and each.end() == end and name.endswith("ing")
        if name and (is_cut or _is_clause(name)):
            return
        if name:
            yield at, at + len(name)


def _is_clause(text: str) -> bool:
    """Whether a piece says more than a thing's name: it opens with a verb, is long, or holds words of grammar."""
    told = text.split()
    return (
        len(told) > _LONGEST
        or (len(told) > 1 and opening(plain(text)) is not None)
        or not STOPWORDS.isdisjoint(map(plain, told))
    )


def _strange(name: str, evidence: Evidence) -> list[Word]:
    """The words of a name in small letters that the profile has in no form; none where the name is mere wording."""
    found = words(name)
    if any(any(map(str.isupper, name[word.start : word.end])) and word.stem not in evidence.stems for word in found):
        return []
    new = [word for word in found if is_novel(word, evidence) and not _is_kin(word, evidence)]
    telling = [word for word in new if not is_frame(word) and name[word.start - 1 : word.start] != "-"]
    is_last = len(telling) == 1 and telling[0].end == len(name) and not is_sector(telling[0])
    is_deed = is_last and (_ABSTRACT if " " in name else _DEED).search(telling[0].text) is not None
    return [] if is_deed else telling


def _is_kin(word: Word, evidence: Evidence) -> bool:
    """Whether a long word begins as one of the profile ("dentistry" to a dental surgeon)."""
    return len(word.text) >= _LONG and evidence.begins(word.stem[:_OPENING])
