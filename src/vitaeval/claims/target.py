"""Where a headline or summary names the company and role that it is written for: no claim about the person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vitaeval.claims.passages import Part, Passage
from vitaeval.schema.documents.job import JobPosting
from vitaeval.text.tokens import sentences

_GREETING = re.compile(r"^(?:Dear|To|Hello|Hi|Attn)\b[^.!?\n]{0,80}?(?:[,:]|$)", re.MULTILINE)
_PROPER = re.compile(r"[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*)*")
_APPLIES = re.compile(
    r"\b(?:apply(?:ing)?|application|applied|vacancy|opening|position|role|post|opportunity|join(?:ing)?)\b[^.!?;]{0,80}?"
    rf"\b(?:at|with|to|join|joining|by) (?:the |your )?(?P<name>{_PROPER.pattern})"
    r"(?=[.,;!?]|$| (?:as|and|in|because|where)\b)"
)
_SUBJECT = re.compile(r"^\W*(?:re|subject|regarding|ref(?:erence)?|betreff)\s*:[^\n]*", re.MULTILINE | re.IGNORECASE)
_AIMS = (
    re.compile(
        r"\b(?:for|in|as|of) (?:the |a |an |your )(?P<name>(?:[\w&/+-]+ ){1,7}?)"
        r"(?:position|role|post|vacancy|opening|job)\b"
    ),
    re.compile(
        r"\b(?:position|role|post|vacancy|opening|job) (?:of|as|for) (?:an? |the )?(?P<name>[A-Z][^.,;:!?()\n]{2,60})"
    ),
)
_INTENT = re.compile(
    r"\b(?:appl(?:y|ying|ication)|would|hope|keen|excited|interested|like to|writing|your)\b", re.IGNORECASE
)
_SPOKEN_TO = re.compile(r"\b(?:your?|appl(?:y|ying|ication)|would)\b", re.IGNORECASE)


def targets(passage: Passage, job: JobPosting | None) -> tuple[tuple[int, int], ...]:
    """Offsets of what a headline, summary or letter says of the reader and of the post aimed at; none in a bullet."""
    if passage.part not in (Part.HEADLINE, Part.SUMMARY):
        return ()
    wanted = _named(job.title, job.company) if job else None
    named = tuple(found.span() for found in wanted.finditer(passage.text)) if wanted else ()
    return (*named, *_reader(passage.text, job))


def _reader(text: str, job: JobPosting | None) -> Iterator[tuple[int, int]]:
    """The greeting of a letter; whom it applies to; names out of the posting where the reader is spoken to."""
    yield from (found.span() for pattern in (_GREETING, _SUBJECT) for found in pattern.finditer(text))
    for sentence in sentences(text):
        for found in _aims(sentence.text):
            yield sentence.start + found.start("name"), sentence.start + found.end("name")
    if job and _SPOKEN_TO.search(text):
        for found in _PROPER.finditer(text):
            if re.search(rf"\b{re.escape(found.group())}\b", job.text):
                yield found.span()


def _aims(sentence: str) -> Iterator[re.Match[str]]:
    """Posts and companies that a sentence says are applied for."""
    if _INTENT.search(sentence):
        for pattern in (_APPLIES, *_AIMS):
            yield from pattern.finditer(sentence)


@lru_cache(maxsize=256)
def _named(title: str | None, company: str | None) -> re.Pattern[str] | None:
    """The full names, and the title without what follows a comma, dash or bracket."""
    short = re.split(r"\s[-–—|(]|[,(/]", title or "")[0].strip()
    found = sorted({name for name in (title, company, short) if name and len(name) > 2}, key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(name)}(?!\w)" for name in found), re.IGNORECASE) if found else None
