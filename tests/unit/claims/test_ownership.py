from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.ownership import ownerships
from vitaeval.schema.documents.json_resume import read_resume


@pytest.mark.parametrize(
    ("text", "cited", "verdicts"),
    [
        ("Headed the move", "w1.h3", ["supported"]),
        ("Led the rollout", "w1.h4", ["contradicted"]),
        ("Managed the yearly customs audit", "w2.h3", ["contradicted"]),
        ("Led the dbt model layer", "w1.h1", ["unsupported"]),
        ("Single-handedly led the move", "w1.h3", ["unsupported", "supported"]),
        ("Mentored four analysts", "w1.h3", ["supported"]),
        ("Architected the model layer", "w1.h1", ["supported"]),
        ("Worked under the supervising planner", "w2.h1", []),
        ("Helped with the rollout", "w1.h4", []),
        ("One of the audits led to a new slot plan", "w2.h2", []),
        ("Steered the rollout", "w1.h4", ["contradicted"]),
        ("Helped with the rollout, with overall charge of it", "w1.h4", ["contradicted"]),
        ("Helped with the rollout and ran the project", "w1.h4", ["contradicted"]),
        ("Rolled it out unaided", "w1.h4", ["contradicted"]),
        ("Ann Cole, who was in charge of customs, vouches for it", "w2.h3", []),
        ("Ada Quill, who was in charge of customs, vouches for it", "w2.h3", ["contradicted"]),
    ],
)
def test_the_source_names_the_persons_part(
    judged: Callable[..., Any], text: str, cited: str, verdicts: list[str]
) -> None:
    found = judged(ownerships, text, entry=cited.split(".")[0], cited=(cited,))
    assert [verdict for _, _, verdict in found] == verdicts


def test_a_word_in_the_name_of_a_firm_is_no_deed() -> None:
    role = {
        "name": "Managed Harbour Services",
        "position": "Clerk",
        "startDate": "2019",
        "highlights": ["Helped with audits"],
    }
    held = read_resume({"work": [role]})
    said = "Clerk at Managed Harbour Services. Managed audits."
    found = [claim for claim in check_text(held, said, None, date(2026, 11, 1)).claims if claim.type == "ownership"]
    assert [claim.start for claim in found] == [said.index("Managed audits")]


@pytest.mark.parametrize(
    ("line", "bullet"),
    [
        ("Worked on a project that cut falls from 14 to 9", "Spearheaded a project that cut falls from 14 to 9"),
        ("Facilitated a weekly cooking group", "Founded a weekly cooking group"),
        ("Trained new staff", "Headed the training department"),
        ("Helped migrate the catalogue to Koha", "Interlibrary loan, plus leadership of the catalogue migration"),
        ("Contributed to the mobile redesign", "Ownership of the mobile redesign"),
        ("Supported two audits of the stores", "Stock counts; direction of two audits of the stores"),
        ("Pair with another team on upgrades of the cluster", "Ownership of upgrades of the cluster"),
        ("Arranged the window displays of the bookshop", "Managed the bookshop"),
        ("Member of the programme committee", "Chair the programme committee"),
        ("Co-curated the spring exhibition", "Curated the spring exhibition"),
        ("Helped the owner price tenders", "Priced tenders for the owner"),
        ("Worked with the sales team on prices", "Directed the work of the sales team"),
        ("Picked and packed 90 orders an hour", "Managed a team picking and packing 90 orders an hour"),
    ],
)
def test_a_larger_part_than_the_source_gives_is_an_invention(
    flagged: Callable[..., Any], line: str, bullet: str
) -> None:
    assert [(kind, severity) for kind, _, severity in flagged([line], bullet)] == [("ownership", "major")]


@pytest.mark.parametrize(
    ("line", "bullet"),
    [
        ("Led a project that cut falls from 14 to 9", "Spearheaded a project that cut falls from 14 to 9"),
        ("Carry a caseload of 18 families", "Manage a caseload of 18 families"),
        ("Order dry goods from three suppliers", "Manage dry-goods orders with three suppliers"),
        ("Scheduled 14 employees", "Managed schedules for 14 employees"),
        ("Monthly advertising budget of $3,500", "Manage an advertising budget of $3,500 a month"),
        ("Team of 3 project assistants", "Lead three project assistants"),
        ("Coordinated 30 volunteers", "Oversaw 30 volunteers"),
        ("Coordinated 30 volunteers", "Leadership of 30 volunteers"),
        ("Oversaw the rebuild of the intranet", "Oversight of the intranet rebuild"),
        ("Managed a portfolio of 18 tenants", "Management of an 18-tenant portfolio"),
        ("Facilitated a weekly cooking group", "Led a weekly cooking group"),
        ("Coordinated 45 volunteers", "Led a group of 45 volunteers"),
        ("Coordinated the office move", "Orchestrated the office move"),
        ("Supported 28 families", "Managed a caseload of 28 families"),
        ("Answered 70 calls a day", "Managed a volume of 70 calls a day"),
        ("Delivered the new till two weeks early with a team of 9", "Led a team of nine to deliver the new till early"),
        ("Helped plan two launches and updated the website", "Helped plan two launches and managed website updates"),
    ],
)
def test_the_same_part_in_other_words_is_fine(flagged: Callable[..., Any], line: str, bullet: str) -> None:
    assert flagged([line], bullet) == []


@pytest.mark.parametrize(
    ("line", "bullet", "wrong"),
    [
        ("Diary and travel for the CEO", "Manage diaries and travel for the CEO", []),
        ("26 corporate partners of the charity", "Manage relationships with 26 corporate partners", []),
        ("Assisted with travel for the CEO", "Managed travel for the CEO", ["Managed"]),
    ],
)
def test_a_duty_without_a_verb_is_the_persons_own(
    flagged: Callable[..., Any], line: str, bullet: str, wrong: list[str]
) -> None:
    assert [text for kind, text, _ in flagged([line], bullet) if kind == "ownership"] == wrong


def test_to_be_on_ones_own_is_to_be_self_employed(flagged: Callable[..., Any]) -> None:
    lines = ["Gates, trailers and farm equipment"]
    assert flagged(lines, "Have been on my own with gates, trailers and farm equipment") == []
    found = flagged(lines, "Built gates, trailers and farm equipment on my own")
    assert [text for kind, text, _ in found if kind == "ownership"] == ["on my own"]


WARD = ["Care for eight patients a shift on a 28-bed medical ward", "Worked under the site manager on a new wing"]
SHOP = ["Helped migrate 14 services to Docker", "Member of the curriculum committee"]


@pytest.mark.parametrize(
    ("lines", "bullet", "words"),
    [
        (WARD, "In charge of a 28-bed medical ward", "In charge of"),
        (WARD, "Nurse in charge of a 28-bed medical ward", "in charge of"),
        (WARD, "Work on a new wing (project lead)", "project lead"),
        (SHOP, "Migrated 14 services to Docker on my own", "on my own"),
    ],
)
def test_a_post_over_others_and_a_deed_done_alone_are_claimed_wherever_they_stand(
    flagged: Callable[..., Any], lines: list[str], bullet: str, words: str
) -> None:
    assert ("ownership", words, "major") in flagged(lines, bullet)


@pytest.mark.parametrize(
    ("line", "honest", "false"),
    [
        (
            "Launched a self-service that cut support contacts by 22%",
            "Customers can now cancel on their own, with 22% fewer support contacts",
            "Launched the self-service on my own, with 22% fewer support contacts",
        ),
        (
            "Launched a self-service with the support team",
            "Let customers cancel on their own",
            "They launched the self-service on their own",
        ),
        ("Charge nurse on night shifts", "Took charge of the night shift", "Founded the night shift"),
    ],
)
def test_who_is_alone_or_in_charge(flagged: Callable[..., Any], line: str, honest: str, false: str) -> None:
    assert flagged([line], honest) == []
    assert flagged([line], false)


def test_who_is_mentored_may_stand_in_another_line(flagged: Callable[..., Any]) -> None:
    told = "Report to JORC Table 1 standard and mentor graduates"
    assert flagged(["JORC Table 1 reporting", "Graduate programme mentor"], told) == []
    assert flagged(["JORC Table 1 reporting", "Graduate programme"], told) == [("ownership", "mentor", "major")]


def test_a_foreman_leads_a_crew(flagged: Callable[..., Any]) -> None:
    assert flagged(["Foreman on a school rebuild (6 plumbers)"], "Led six plumbers on a school rebuild") == []
    assert flagged(["Helped the foreman on a school rebuild (6 plumbers)"], "Led six plumbers on a school rebuild")


@pytest.mark.parametrize(
    ("told", "is_stopped"),
    [
        ("Manages two junior engineers.", True),
        ("Manages a team of engineers.", True),
        ("Managed the Android team.", True),
        ("Mentors two junior engineers.", False),
        ("Manages the settlement service.", False),
        ("Leads the on-call rotation.", False),
    ],
)
def test_a_summary_is_held_to_the_lines_that_speak_of_what_was_led(
    summed_up: Callable[..., Any], told: str, is_stopped: bool
) -> None:
    lines = [
        "Own the settlement service",
        "On-call rotation lead for mobile",
        "Mentor two junior engineers",
        "Reviewed proposals with the Android team",
    ]
    assert ("ownership" in [kind for kind, _, _ in summed_up(lines, told)]) is is_stopped


@pytest.mark.parametrize(
    ("line", "honest", "false"),
    [
        ("Co-applicant on a grant of 4 million", "Co-applicant on a grant", "Was principal investigator on a grant"),
        ("140 instances in a team of three", "We looked after 140 instances", "I alone looked after 140 instances"),
    ],
)
def test_who_led_a_study_and_who_was_alone(flagged: Callable[..., Any], line: str, honest: str, false: str) -> None:
    assert flagged([line], honest) == []
    assert {"ownership", "title"} & {kind for kind, _, _ in flagged([line], false)}


def test_an_item_of_a_list_of_skills_may_say_that_nobody_else_took_part() -> None:
    person = read_resume({"work": [{"name": "Flowtech", "highlights": ["Contract won with the account manager"]}]})
    found = check_text(person, "# Ann Lee\n\n## Skills\n- Single-handedly won a contract\n", None, date(2026, 1, 1))
    assert ("ownership", "Single-handedly") in {(each.type.value, each.text) for each in found.claims if each.severity}
