"""Reading a posting without any model: skills by name, facts by pattern, duties by their verbs."""

from __future__ import annotations

import re

from vitaeval.schema.documents.analysis import Importance
from vitaeval.schema.documents.job import ParsedJob
from vitaeval.schema.golden import Example
from vitaeval.schema.task import Answers
from vitaeval.tasks.parse_job.facts import (
    certifications,
    company,
    education,
    role_title,
    seniority,
    years_of_experience,
)
from vitaeval.tasks.parse_job.phrases import phrases
from vitaeval.text.asked import posting_skills
from vitaeval.text.sections import sections
from vitaeval.text.tokens import sentences, words
from vitaeval.text.verbs import opening

MOST_DUTIES = 20
MOST_KEYWORDS = 15
FEWEST_WORDS = 3
_YOU_WILL = re.compile(
    r"^(?:(?:in this role|as an? [\w ]{3,40}|here),?\s*)?"
    r"you(?:['’]ll| will| shall| are going to)\s+(?:also\s+|be\s+)?",
    re.IGNORECASE,
)
_NO_DUTY = re.compile(
    r"^(?:have|has|need|get|receive|find|read|join|apply|learn|see|visit|contact|send)\b", re.IGNORECASE
)
_MASK = re.compile(r"<[A-Z_]+>")
_ELSEWHERE = frozenset({"benefits", "company", "process"})
_ON_THE_PERSON = frozenset({"requirements", "preferred"})


def baseline_parsed_job(example: Example, _answers: Answers) -> ParsedJob:
    """What can be read from the posting without guessing; pure and deterministic."""
    job = example.job
    asked = posting_skills(job, broad=True)
    must, nice = (
        tuple(skill.canonical for skill in asked if skill.importance is level)
        for level in (Importance.MUST, Importance.NICE)
    )
    title, duties = role_title(job), responsibilities(job.text)
    return ParsedJob(
        role_title=title,
        company=company(job),
        must_have_skills=must,
        nice_to_have_skills=nice,
        years_of_experience=years_of_experience(job.text),
        education=education(job.text),
        certifications=certifications(job.text),
        seniority=seniority(title),
        responsibilities=duties,
        values=phrases("values", job.text),
        benefits=phrases("benefits", job.text),
        keywords=(*must, *nice)[:MOST_KEYWORDS],
        confidence=sum(map(bool, (title, asked, duties))) / 3,
    )


def responsibilities(text: str) -> tuple[str, ...]:
    """Sentences that say what one will do: after "you will", or opening with a verb.

    Under headings on the person only the former count, elsewhere than on the role and the person none.
    """
    found = (
        _duty(sentence.text, section.name not in _ON_THE_PERSON)
        for section in sections(text)
        if section.name not in _ELSEWHERE
        for sentence in sentences(text[section.start : section.end])
    )
    return tuple(dict.fromkeys(filter(None, found)))[:MOST_DUTIES]


def _duty(sentence: str, may_open: bool) -> str:
    """The sentence without "you will"; empty when it names no duty."""
    said = sentence.strip(" .;•-–*")
    duty = _YOU_WILL.sub("", said)
    long_enough = len(words(_MASK.sub(" ", duty))) >= FEWEST_WORDS
    if not long_enough or _NO_DUTY.match(duty) or duty.endswith(":"):
        return ""
    return duty if duty != said or (may_open and opening(duty)) else ""
