from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.line import example, golden
from tests.pair import EXAMPLE
from tests.shelves.documents import PROFILE, REFERENCE

from vitaeval.golden.lint import example_problems, leaks, licence_problems, set_problems
from vitaeval.schema.claim import ClaimType, Polarity, TypedClaim
from vitaeval.schema.documents.cv import InsufficientProfile, TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.golden import Card, CvExpected, Example, Fact, FactLevel, LabelledSpan, ParsedJobExpected, Trap

CLAIM = TypedClaim(type=ClaimType.SKILL, value="Rust")


def card(*tags: str) -> Card:
    found = golden().card
    return Card(**{**dict(found), "tags": dict.fromkeys(tags, "a tag")})


def problems(item: Example) -> list[str]:
    return list(example_problems(item, card(*EXAMPLE.tags, "common")))


def changed(**more: Any) -> Example:
    assert isinstance(EXAMPLE.expected, CvExpected)
    return replace(EXAMPLE, expected=CvExpected(**{**dict(EXAMPLE.expected), **more}))


def test_the_sound_example_has_no_problem() -> None:
    assert problems(changed()) == []


TRAP = Trap(id="t1", claim=CLAIM, why="the posting asks for it")
FACT = Fact(id="f1", level=FactLevel.MUST, source_ids=("w1",))
NONE = InsufficientProfile(kind="insufficient", reasons=("no",), missing_skills=(), suggestions=())
GRADES = dict.fromkeys(PROFILE.rankable(), 0) | {"w1": 3}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"facts": (Fact(id="f1", level=FactLevel.MUST, source_ids=("w1.h99",)),)}, "fact f1 cites 'w1.h99'"),
        ({"facts": (FACT, FACT)}, "fact id 'f1' is used twice"),
        ({"facts": (Fact(id="f1", level=FactLevel.SHOULD, source_ids=("w1",)),)}, "has no must fact"),
        ({"traps": ()}, "has no trap"),
        ({"traps": (TRAP, TRAP)}, "trap id 't1' is used twice"),
        ({"traps": (Trap(id="t1", claim=CLAIM, polarity=Polarity.NEGATED, why="x"),)}, "must be an affirmed claim"),
        ({"relevance": {**GRADES, "w9": 1}}, "relevance: w9 is no entry of the profile"),
        ({"relevance": {key: grade for key, grade in GRADES.items() if key != "w2"}}, "relevance: w2 is not graded"),
        ({"lead": None}, "names no lead entry"),
        ({"lead": "w2", "relevance": GRADES}, "lead w2 has not the highest relevance"),
        ({"answer": "insufficient"}, "the reference is another kind"),
        ({"reference": NONE}, "the reference is another kind"),
    ],
)
def test_each_rule_is_named(more: dict[str, Any], said: str) -> None:
    assert any(said in problem for problem in problems(changed(**more)))


def test_a_reference_that_cites_what_the_profile_lacks_is_named_with_its_place() -> None:
    first = REFERENCE.experience[0]
    wrong = type(first.bullets[0])(text="x", source_ids=("w7.h1",))
    block = type(first)(**{**dict(first), "bullets": (wrong,)})
    cv = TailoredCV(**{**dict(REFERENCE), "experience": (block, *REFERENCE.experience[1:])})
    (said,) = problems(changed(reference=cv))
    assert said.startswith("reference /experience/0/bullets/0 cites 'w7.h1', which the profile does not have; did you")


def test_a_tag_that_the_data_sheet_does_not_explain_gets_near_matches() -> None:
    (said,) = problems(replace(EXAMPLE, tags=("comon",)))
    assert "tag 'comon' is not explained in card.yaml; did you mean common?" in said


def test_an_example_needs_tags_and_a_profile() -> None:
    assert problems(replace(EXAMPLE, tags=(), profile=None)) == ["has no tags", "names no profile"]


def test_a_span_must_read_what_it_says() -> None:
    spans = (
        LabelledSpan(start=0, end=5, type="skill", text="write"),
        LabelledSpan(start=6, end=9, type="knowledge", text="SQl"),
        LabelledSpan(start=6, end=900, type="knowledge", text="SQL"),
    )
    posting = JobPosting(title=None, text="write SQL")
    item = example("a", job=posting, expected=ParsedJobExpected(spans=spans))
    assert problems(item) == ["span 6–9 reads 'SQL', not 'SQl'"]


def test_the_same_question_twice_and_a_third_posting_for_one_profile_are_named() -> None:
    def about(name: str, posting: str) -> Example:
        return replace(EXAMPLE, id=name, job=JobPosting(title=None, text=posting))

    found = list(
        set_problems([about("a", "x"), about("b", "x"), about("c", "y"), example("d"), example("d2", cluster="d")])
    )
    assert found == [
        ("b", "has the same profile and posting as a"),
        ("c", f"is posting number 3 for profile {EXAMPLE.cluster}, most is 2"),
    ]


def test_every_profile_needs_source_and_licence(tmp_path: Path) -> None:
    folder = tmp_path / "profiles"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.json").write_text("{}")
    assert [what for _, what in licence_problems(tmp_path)] == ["missing: every profile needs its source and licence"]
    (folder / "sources.csv").write_text("id,source,licence\na,here,MIT\nb,here,\n")
    assert [where.rsplit("/", 1)[1] for where, _ in licence_problems(tmp_path)] == ["b.json", "c.json"]


def test_a_prompt_that_quotes_a_golden_profile_is_named() -> None:
    line = next(line for line in PROFILE.work[0].highlights if len(line) >= 30)
    found = list(leaks({"system.v1": f"For example: {line}.", "user.v1": "nothing"}, {"mara": PROFILE}))
    assert found == [f"prompt part system.v1 quotes mara w1.h{PROFILE.work[0].highlights.index(line) + 1}"]
