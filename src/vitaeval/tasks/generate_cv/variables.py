"""What the prompts get to see: the profile without contact data, the posting, the analysis.

A version takes each value in full or in its lean form: `outline` and `selection` in place of `profile`, `briefing` in
place of `job` and `analysis`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from vitaeval.errors import DataError
from vitaeval.schema.documents.analysis import MatchAnalysis
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Education, Entry, Profile, Project, Volunteer, Work
from vitaeval.schema.golden import Example
from vitaeval.schema.task import Answers
from vitaeval.tasks.generate_cv.briefing import briefing
from vitaeval.tasks.generate_cv.outline import outline, selection
from vitaeval.tasks.generate_cv.tenure import years_of_experience

LEAN = {
    "outline": frozenset({"profile"}),
    "selection": frozenset({"profile"}),
    "briefing": frozenset({"job", "analysis"}),
}
"""The values that a lean one stands for."""

_SECTION = {
    "w": "work",
    "v": "volunteer",
    "p": "projects",
    "e": "education",
    "c": "certificates",
    "a": "awards",
    "b": "publications",
}


class Offered(Mapping[str, str]):
    """Values by name, each worked out when a template uses it."""

    def __init__(self, makers: Mapping[str, Callable[[], str]]) -> None:
        self._makers = makers

    def __getitem__(self, name: str) -> str:
        return self._makers[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def analysis_variables(example: Example, _answers: Answers) -> Mapping[str, str]:
    """Values for the prompts of the analysis stage."""
    return Offered({**_in_full(example), "outline": lambda: outline(person(example), example.as_of)})


def generation_variables(example: Example, answers: Answers) -> Mapping[str, str]:
    """Values for the prompts of the generation stage; needs the analysis."""
    analysis = cast(MatchAnalysis, answers["analysis"])
    lean = {
        "analysis": lambda: json.dumps(analysis.model_dump(mode="json"), ensure_ascii=False),
        "selection": lambda: selection(person(example), analysis, example.as_of),
        "briefing": lambda: briefing(analysis),
    }
    return Offered({**_in_full(example), **lean})


def _in_full(example: Example) -> Mapping[str, Callable[[], str]]:
    who = person(example)
    return {"profile": lambda: profile_json(who, example.as_of), "job": lambda: job_text(example.job)}


def person(example: Example) -> Profile:
    """The example's profile. Raises DataError when it has none."""
    if example.profile is None:
        raise DataError(f"example {example.id} names no profile; tailoring a CV needs one")
    return example.profile


def profile_json(profile: Profile, as_of: str | None) -> str:
    """The profile as JSON with the id of every entry and highlight beside its text.

    Name, contact data and links are left out: a model does not need them, and the delivered CV gets them
    from the profile. `computed` holds what a model should not have to work out.
    """
    basics = {"label": profile.basics.label, "summary": profile.basics.summary}
    years = years_of_experience(profile, as_of)
    entries: dict[str, list[Any]] = {name: [] for name in _SECTION.values()}
    for entry_id, entry in profile.entries():
        entries[_SECTION[entry_id[0]]].append(_entry(entry_id, entry))
    content = {
        "basics": basics,
        "computed": {"years_of_experience": years},
        **entries,
        "skills": [group.model_dump() for group in profile.skills],
        "languages": [language.model_dump() for language in profile.languages],
    }
    return json.dumps(_filled(content), ensure_ascii=False, indent=1)


def job_text(job: JobPosting) -> str:
    """The posting as text, under its title, company and place where they are known."""
    facts = {"Title": job.title, "Company": job.company, "Location": job.location}
    head = [f"{name}: {value}" for name, value in facts.items() if value]
    return "\n".join([*head, "", job.text.strip()] if head else [job.text.strip()])


def _entry(entry_id: str, entry: Entry) -> dict[str, Any]:
    facts = entry.model_dump(exclude={"url", "highlights", "courses"})
    return {
        "id": entry_id,
        **facts,
        "highlights": {f"{entry_id}.h{number}": line for number, line in enumerate(_lines(entry), start=1)},
    }


def _lines(entry: Entry) -> tuple[str, ...]:
    match entry:
        case Work() | Volunteer() | Project():
            return entry.highlights
        case Education():
            return entry.courses
        case _:
            return ()


def _filled(value: Any) -> Any:
    """`value` without nulls and empty containers: what is not known is not shown."""
    if isinstance(value, Mapping):
        filled = {key: _filled(item) for key, item in value.items()}
        return {key: item for key, item in filled.items() if item not in (None, {}, [], "")}
    if isinstance(value, list | tuple):
        return [_filled(item) for item in value]
    return value
