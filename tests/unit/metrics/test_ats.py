from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.shelves.observations import (
    EMPTY_CV,
    INSUFFICIENT,
    JOB,
    PROFILE,
    REFERENCE,
    REFUSAL_EXPECTED,
    answered,
    with_fields,
)

from vitaeval.metrics.ats import METRIC
from vitaeval.metrics.ats.assess import WEIGHTS, Assessment, Target, assess, total
from vitaeval.metrics.ats.keywords import Keyword, keywords
from vitaeval.schema.documents.analysis import Importance
from vitaeval.schema.documents.cv import CvExperience, TailoredCV
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.score import NotApplicable, Score
from vitaeval.text.render import render

AS_OF = date(2026, 11, 1)
ASKED = keywords(JOB, PROFILE)
TEXT = render(PROFILE.basics, REFERENCE)
POSTING = (
    "Senior Data Engineer at Blue Ferry Lines, a carrier of people and goods between the islands of the north.\n"
    "You must have solid experience with Python, SQL, Airflow and Kubernetes in a team that ships every week.\n"
    "Education\nSkills\nSummary\n"
)
FILLER = "The harbour was calm and the ferries came and went all day long without any further remark. "


def judged(text: str, posting: str = JOB.text) -> Assessment:
    return assess(text, Target(PROFILE.basics, posting, ASKED, AS_OF))


def scored(cv: TailoredCV) -> Score:
    found = METRIC.score(answered(cv))
    assert isinstance(found, Score)
    return found


def without(text: str, *parts: str) -> str:
    for part in parts:
        assert part in text
        text = text.replace(part, "")
    return text


def test_keywords_are_what_the_posting_asks_and_know_what_the_profile_supports() -> None:
    assert Keyword("Python", Importance.MUST, True) in ASKED
    assert Keyword("PostgreSQL", Importance.NICE, True) in ASKED
    assert Keyword("Kubernetes", Importance.MUST, False) in ASKED


def test_1_a_missing_supported_must_keyword_raises_and_a_nice_one_never_lowers() -> None:
    bare = without(TEXT, "SQL, ", "Wrote SQL reports", ", PostgreSQL", "12 PostgreSQL databases")
    bare = bare.replace("PostgreSQL Associate Certification", "Associate Certification")
    with_must = bare.replace("\nPython, Airflow\n", "\nPython, SQL, Airflow\n")
    assert judged(with_must).value > judged(bare).value
    with_nice = with_must.replace("\nPython, SQL, Airflow\n", "\nPython, SQL, Airflow, PostgreSQL\n", 1)
    assert judged(with_nice).value >= judged(with_must).value


@given(st.integers(1, 12), st.sampled_from(["Python", "SQL", "Airflow", "PostgreSQL"]))
@settings(deadline=None)
def test_2_repeating_a_keyword_never_raises(times: int, keyword: str) -> None:
    repeated = TEXT.replace("\n\n## Key skills", f" {f'{keyword}. ' * times}\n\n## Key skills", 1)
    fewer = TEXT.replace("\n\n## Key skills", f" {f'{keyword}. ' * (times - 1)}\n\n## Key skills", 1)
    if keyword in TEXT.split("## Key skills")[0] or times > 1:
        assert judged(repeated).value <= judged(fewer).value


def test_2_many_repetitions_cost_and_the_penalty_has_its_limit() -> None:
    stuffed = TEXT.replace("logistics.", f"logistics. {'Python works. ' * 40}", 1)
    assert judged(stuffed).stuffing == pytest.approx(0.20)
    assert judged(stuffed).value < judged(TEXT).value


@given(st.permutations(REFERENCE.experience), st.permutations(REFERENCE.skills), st.booleans())
@settings(deadline=None)
def test_3_the_order_of_entries_bullets_and_skills_does_not_matter(
    roles: list[CvExperience], skills: list[str], backwards: bool
) -> None:
    turned = tuple(
        CvExperience.model_validate({**dict(role), "bullets": role.bullets[::-1] if backwards else role.bullets})
        for role in roles
    )
    cv = with_fields(REFERENCE, experience=turned, skills=tuple(skills))
    assert judged(render(PROFILE.basics, cv)).value == pytest.approx(judged(TEXT).value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("PostgreSQL databases", "Postgres databases"),
        ("SQL reports", "sql reports"),
        ("with Python", "with Python 3.11"),
        ("Airflow", "Apache Airflow"),
        ("2021-04", "04/2021"),
    ],
)
def test_4_another_spelling_leaves_coverage_as_it_is(old: str, new: str) -> None:
    before, after = judged(TEXT).components, judged(TEXT.replace(old, new)).components
    assert {name: after[name] for name in ("must_coverage", "nice_coverage")} == {
        name: before[name] for name in ("must_coverage", "nice_coverage")
    }


def test_5_an_unsupported_keyword_gains_nothing_but_shows_in_the_gap() -> None:
    invented = scored(with_fields(REFERENCE, skills=(*REFERENCE.skills, "Kubernetes")))
    honest = scored(REFERENCE)
    assert invented.value == pytest.approx(honest.value)
    assert invented.parts["raw"] > honest.parts["raw"]
    assert (honest.parts["gap"], invented.parts["gap"] > 0) == (0, True)


@pytest.mark.parametrize("wish", ["have not used SQL", "keen to learn SQL", "no SQL so far"])
def test_6_denying_the_only_mention_lowers(wish: str) -> None:
    once = without(TEXT, "SQL, ").replace("Wrote SQL reports", "Used SQL").replace("PostgreSQL", "MongoDB")
    assert judged(once.replace("Used SQL", wish)).value < judged(once).value


@pytest.mark.parametrize(
    ("part", "loss"),
    [
        ("## Summary\n", 0.15 * 0.2),
        ("## Experience\n", 0.15 * 0.2),
        ("## Education\n", 0.15 * 0.2),
        ("mara.lindahl@example.com | ", 0.20 * 0.30 / 3),
        ("+1 206 555 0142 | ", 0.20 * 0.30 / 3),
    ],
)
def test_7_a_lost_heading_or_contact_costs_exactly_its_weight(part: str, loss: float) -> None:
    assert judged(TEXT).value - judged(without(TEXT, part)).value == pytest.approx(loss)


@pytest.mark.parametrize("cv", [REFERENCE, EMPTY_CV, with_fields(REFERENCE, skills=(), key_skills=(), summary="")])
@pytest.mark.parametrize("posting", [JOB.text, POSTING])
def test_8_pasting_the_posting_into_the_cv_never_raises(cv: TailoredCV, posting: str) -> None:
    text = render(PROFILE.basics, cv)
    assert judged(f"{text}\n{posting}", posting).value <= judged(text, posting).value


def test_an_invented_telephone_number_is_no_contact_data() -> None:
    silent = without(TEXT, "+1 206 555 0142 | ")
    assert (
        judged(silent.replace("\nData Engineer\n", "\nData Engineer | +1 415 555 0188\n")).value == judged(silent).value
    )


def test_9_the_same_text_always_gets_the_same_score() -> None:
    assert judged(TEXT) == judged("".join(TEXT))


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=50)
def test_10_any_text_is_scored_within_the_range_and_components_make_the_score(text: str) -> None:
    found = judged(text)
    assert 0 <= found.value <= 1
    assert found.value == pytest.approx(total(found.components, found.stuffing))
    assert all(0 <= share <= 1 for share in found.components.values())


def test_10_an_empty_cv_is_worth_nothing() -> None:
    assert judged("").value == 0
    assert judged(render(Profile().basics, EMPTY_CV)).value == 0


@given(st.integers(1, 60))
@settings(deadline=None)
def test_11_length_without_substance_never_raises(times: int) -> None:
    padded = TEXT.replace("\n\n## Key skills", f" {FILLER * times}\n\n## Key skills", 1)
    assert judged(padded).value <= judged(TEXT).value


def test_11_more_than_two_pages_cost() -> None:
    assert judged(TEXT + FILLER * 120).value < judged(TEXT).value


@pytest.mark.parametrize("trick", ["\u200bPython SQL Kubernetes\u200b", '<span style="color:white">SQL</span>'])
def test_hidden_text_takes_the_whole_penalty(trick: str) -> None:
    assert judged(TEXT + trick).stuffing == pytest.approx(0.20)


def test_a_run_of_keywords_costs_outside_the_skill_list_only() -> None:
    many = tuple(
        Keyword(name, Importance.MUST, True)
        for name in ("Python", "SQL", "Airflow", "Docker", "Java", "Scala", "Kafka", "Terraform")
    )
    run = ", ".join(word.name for word in many)
    target = Target(PROFILE.basics, JOB.text, many, AS_OF)
    in_prose = assess(TEXT.replace("logistics.", f"logistics: {run}.", 1), target)
    in_list = assess(TEXT.replace("\nPython, Airflow\n", f"\n{run}\n", 1), target)
    assert (in_prose.stuffing, in_list.stuffing) == (pytest.approx(0.05), 0)


def test_prose_earns_more_than_the_skill_list() -> None:
    listed = TEXT.replace("Wrote SQL reports", "Wrote reports").replace("PostgreSQL", "MongoDB")
    assert judged(listed).components["must_coverage"] == pytest.approx((1 + 1 + 0.8) / 3)


@pytest.mark.parametrize(
    "spoilt",
    [
        TEXT.replace("- Maintain", "• Maintain"),
        TEXT.replace("Statistics", "Statistics\t\tMathematics"),
        TEXT + "| a | b |\n|---|---|\n",
        TEXT + "![face](me.png)\n",
        TEXT + "🚀\n",
    ],
)
def test_a_layout_that_parsers_stumble_over_costs(spoilt: str) -> None:
    assert judged(spoilt).components["format"] < judged(TEXT).components["format"]


def test_a_group_without_attainable_keywords_hands_its_weight_on() -> None:
    musts = [word for word in ASKED if word.importance is Importance.MUST]
    found = assess(TEXT, Target(PROFILE.basics, JOB.text, musts, AS_OF))
    weights = {name: WEIGHTS[name] for name in found.components}
    assert "nice_coverage" not in weights
    assert found.value == pytest.approx(
        sum(weights[name] * share for name, share in found.components.items()) / sum(weights.values())
    )


def test_findings_put_every_keyword_into_one_of_three_lists() -> None:
    found = scored(with_fields(REFERENCE, skills=("Python", "PostgreSQL", "Kubernetes"), summary="", key_skills=()))
    lists = {each.text: (each.kind, each.note) for each in found.findings}
    assert list(lists) == [word.name for word in ASKED]
    assert lists["Python"] == ("covered_keyword", "must, in prose")
    assert lists["Kubernetes"] == ("unsupported_keyword", "must, claimed all the same")


def test_findings_name_what_could_still_be_said() -> None:
    bullet = REFERENCE.projects[0].bullets[0]
    role = CvExperience.model_validate({**dict(REFERENCE.experience[0]), "bullets": (bullet,)})
    without_prose = {"experience": (role,), "summary": "", "key_skills": (), "certificates": ()}
    found = scored(with_fields(REFERENCE, skills=("SQL",), **without_prose))
    lists = {each.text: (each.kind, each.note) for each in found.findings}
    assert lists["Airflow"] == ("missing_keyword", "must, supported by the profile")
    assert lists["SQL"] == ("covered_keyword", "must, only in a skill list")
    assert lists["Kubernetes"] == ("unsupported_keyword", "must, rightly left out")


def test_there_is_no_number_where_there_is_nothing_to_attain() -> None:
    assert isinstance(METRIC.score(answered(REFERENCE, profile=Profile())), NotApplicable)
    assert isinstance(METRIC.score(answered(REFERENCE, expected=REFUSAL_EXPECTED)), NotApplicable)
    refused = METRIC.score(answered(INSUFFICIENT))
    assert isinstance(refused, Score)
    assert refused.value == 0


def covered(text: str, name: str, *by: str) -> float:
    """What the CV `text` earns for one keyword that the profile supports, by its name or by `by`."""
    word = Keyword(name, Importance.MUST, True, frozenset(by))
    return assess(text, Target(PROFILE.basics, "", (word,), AS_OF)).components["must_coverage"]


DEED = "# A B\n\n## Experience\n\n- Moved the shop to"


def test_a_general_keyword_is_said_by_what_the_profile_has_of_it() -> None:
    assert covered(f"{DEED} AWS", "Cloud computing", "AWS") == 1.0
    assert covered("# A B\n\n## Skills\n\nAWS", "Cloud computing", "AWS") == pytest.approx(0.8)
    assert covered(f"{DEED} Azure", "Cloud computing", "AWS") == 0.0, "what the profile lacks says nothing"
    assert covered(f"{DEED} Cloud computing", "AWS") == 0.0, "a general word says nothing in particular"


def test_a_general_keyword_that_takes_two_members_is_not_said_by_one() -> None:
    both = ("Microsoft Excel", "Microsoft Word")
    assert covered(f"{DEED} Microsoft Excel", "Microsoft Office", *both) == 0.0
    assert covered(f"{DEED} Microsoft Excel and Microsoft Word", "Microsoft Office", *both) == 1.0


def test_saying_the_general_name_too_never_lowers_and_denying_it_does() -> None:
    text = f"{DEED} AWS\n\n## Skills\n\nPython"
    assert covered(f"{text}, Cloud computing", "Cloud computing", "AWS") == 1.0
    assert covered(f"{text}\n\nNo cloud computing so far.", "Cloud computing", "AWS") == 0.0


def test_a_keyword_that_only_a_narrower_name_says_is_told_as_such() -> None:
    cv = with_fields(REFERENCE, skills=("PostgreSQL",), summary="", key_skills=(), experience=(), certificates=())
    notes = {each.text: (each.kind, each.note) for each in scored(cv).findings}
    assert notes["SQL"] == ("covered_keyword", "must, only in a skill list, by a narrower name")


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("## Education\n\n- Bachelor of Science, Computer science, Some School, Ghent | 2012 – 2016", 1.0),
        ("## Experience\n\n### Lecturer, Computer science, Some School, Ghent | 2012 – 2016", 1.0),
        ("## Summary\n\nTeacher for ten years. Skills: Computer science.", 0.8),
        ("## Summary\n\nTeacher for ten years. Technical skills: Latin and Computer science", 0.8),
        ("## Experience\n\n- Latin, Computer science, Greek", 0.8),
        ("## Experience\n\n- Taught Latin, Computer science, Greek", 1.0),
    ],
)
def test_a_list_of_skills_is_one_wherever_it_stands_and_a_stated_fact_is_none(line: str, credit: float) -> None:
    assert covered(f"# A B\n\n{line}\n", "Computer science") == pytest.approx(credit)


def test_a_labelled_list_needs_no_context_to_tell_a_one_letter_name() -> None:
    assert covered("# A B\n\n## Summary\n\nTeacher for ten years. Skills: R, Latin.\n", "R") == pytest.approx(0.8)
    assert covered("# A B\n\n## Summary\n\nTeacher for ten years, with plan R.\n", "R") == 0.0


def test_a_year_whose_month_nobody_knows_is_no_other_form_of_date() -> None:
    second = "2017-09 – 2021-03"
    assert second in TEXT
    best = judged(TEXT).components["format"]
    assert judged(TEXT.replace(second, "2017 – 2021")).components["format"] == pytest.approx(best)
    assert judged(TEXT.replace(second, "09/2017 – 03/2021")).components["format"] < best
