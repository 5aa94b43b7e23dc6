from __future__ import annotations

import pytest

from vitaeval.claims import evidence, freetext
from vitaeval.claims.passages import Part
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.markup import clean

TEXT = """Ada Quill
ada@example.org

Summary
Data engineer from logistics.

EXPERIENCE
Data Engineer, Northgate Freight, Austin, TX | Mar 2020 - Present
- Rewrote Python jobs
- Led 4 analysts

**Assistant Logistics Manager** at Ridgeline Depot (2015 - 2019)
* Kept the scorecard

Education
BSc, Industrial Engineering, University of Texas at Austin, 2014

Skills
Tools: Python, SQL (advanced); dbt

Languages
German (B1), English
"""


@pytest.fixture(scope="module")
def reading(profile: Profile) -> freetext.Reading:
    return freetext.read(clean(TEXT), evidence.of(profile))


def test_every_passage_stands_where_it_says(reading: freetext.Reading) -> None:
    passages = [*reading.loose, *(passage for block in reading.blocks for passage in block.passages)]
    assert all(clean(TEXT).text[passage.offset :].startswith(passage.text) for passage in passages)


def test_headers_are_taken_apart(reading: freetext.Reading) -> None:
    first, second, school = reading.blocks
    assert first.first(Part.TITLE) == "Data Engineer"
    assert first.first(Part.EMPLOYER) == "Northgate Freight"
    assert (first.first(Part.START), first.first(Part.END)) == ("Mar 2020", "Present")
    assert second.first(Part.EMPLOYER) == "Ridgeline Depot"
    assert school.first(Part.INSTITUTION) == "University of Texas at Austin"


def test_bullets_belong_to_the_header_above(reading: freetext.Reading) -> None:
    bullets = [[p.text for p in block.passages if p.part is Part.BULLET] for block in reading.blocks]
    assert bullets == [["Rewrote Python jobs", "Led 4 analysts"], ["Kept the scorecard"], []]


def test_skill_lines_are_lists_with_labels(reading: freetext.Reading) -> None:
    skills = [passage.text for passage in reading.loose if passage.part is Part.SKILL]
    assert skills == ["Python", "SQL (advanced)", "dbt"]


def test_languages_come_with_their_level(reading: freetext.Reading) -> None:
    levels = [(p.label, p.text) for p in reading.loose if p.part is Part.FLUENCY]
    assert levels == [("German", "B1")]


BARE = """Ada Quill
Data Engineer
ada@example.org

Data Engineer
Northgate Freight
Mar 2020 - Present
- Rewrote Python jobs

Assistant Logistics Manager at Ridgeline Depot (2015 - 2019). Kept the scorecard. Scheduled 120 outbound trucks a week.

BSc in Industrial Engineering, University of Texas at Austin, 2014
Skills: Python, dbt
"""


def test_a_text_without_headings_is_taken_apart_by_dates_and_names(profile: Profile) -> None:
    reading = freetext.read(clean(BARE), evidence.of(profile))
    first, second, school = reading.blocks
    assert (first.first(Part.TITLE), first.first(Part.EMPLOYER)) == ("Data Engineer", "Northgate Freight")
    assert [p.text for p in first.passages if p.part is Part.BULLET] == ["Rewrote Python jobs"]
    assert (second.first(Part.EMPLOYER), second.first(Part.END)) == ("Ridgeline Depot", "2019")
    assert second.first(Part.BULLET) is not None
    assert school.first(Part.DEGREE) == "BSc"
    assert [p.text for p in reading.loose if p.part is Part.SKILL] == ["Python", "dbt"]
    assert [p.text for p in reading.loose if p.part is Part.HEADLINE] == ["Data Engineer", "ada@example.org"]


def parts(text: str, profile: Profile) -> list[tuple[Part, str]]:
    found = freetext.read(clean(text), evidence.of(profile))
    return [(each.part, each.text) for each in (*found.loose, *(x for block in found.blocks for x in block.passages))]


def test_what_referees_are_is_said_of_others(profile: Profile) -> None:
    text = "REFERENCES\nGrace Muthoni, Chief Engineer at Safaricom | grace@example.com\nMark Holt, CTO at Oracle\n"
    assert parts(text, profile) == []


def test_roles_under_a_summary_are_roles(profile: Profile) -> None:
    text = "CAREER SUMMARY\n\nGlobex, Waco    2020 - 2021\nSenior clerk\n- Kept the books\n"
    assert (Part.EMPLOYER, "Globex") in parts(text, profile)
    assert (Part.TITLE, "Senior clerk") in parts(text, profile)


def test_a_table_of_skills_has_labels_in_its_first_column(profile: Profile) -> None:
    text = "Skills\n\n| Area | Tools |\n|---|---|\n| Data | Python, SQL |\n"
    assert parts(text, profile) == [(Part.SKILL, "Python"), (Part.SKILL, "SQL")]


@pytest.mark.parametrize(
    "line", ["Python / SQL / dbt", "Python · SQL · dbt", "Python | SQL | dbt", "→ Python, SQL; dbt"]
)
def test_skills_in_a_row_are_parted_at_any_mark(line: str, profile: Profile) -> None:
    assert [text for _, text in parts(f"Skills\n{line}\n", profile)] == ["Python", "SQL", "dbt"]


def test_name_and_headline_are_no_role_whatever_their_dress(profile: Profile) -> None:
    text = "# Ada Quill\n\n**Data Engineer, Freight**\n\nada@example.org\n\n## Skills\nSQL\n"
    assert (Part.HEADLINE, "Data Engineer, Freight") in parts(text, profile)
    assert {part for part, _ in parts(text, profile)} == {Part.HEADLINE, Part.SKILL}


def test_code_marks_set_skills_apart(profile: Profile) -> None:
    page = clean("Skills\n\n`Python` `SQL` `dbt`\n")
    assert [each.text for each in freetext.read(page, evidence.of(profile)).loose] == ["Python", "SQL", "dbt"]


@pytest.mark.parametrize("block", ["Head of Data\nGlobex SE", "To: jobs@globex.example"])
def test_whom_a_letter_is_written_to_is_no_claim(block: str, profile: Profile) -> None:
    page = clean(f"Ada Quill\nada@example.org\n\n{block}\n\nDear Ms Holt,\n\nI plan routes.\n")
    said = [each.text for each in freetext.read(page, evidence.of(profile)).loose]
    assert said == ["ada@example.org", "Dear Ms Holt,", "I plan routes."]


def parts_of(text: str, profile: Profile) -> list[tuple[Part, str]]:
    reading = freetext.read(clean(text), evidence.of(profile))
    told = [*reading.loose, *(passage for block in reading.blocks for passage in block.passages)]
    return [(passage.part, passage.text) for passage in told]


def test_an_announcement_leaves_the_head_of_the_page_as_it_is(profile: Profile) -> None:
    assert parts_of(f"Here is the tailored CV for the Planner role at Kelp:\n\n---\n\n{TEXT}", profile) == parts_of(
        TEXT, profile
    )


def test_what_is_looked_for_is_marked(profile: Profile) -> None:
    reading = freetext.read(clean("Ada Quill\n\nOBJECTIVE\nPlanner with Kelp Robotics\n"), evidence.of(profile))
    assert [each.label for each in reading.loose if each.part is Part.SUMMARY] == ["objective"]


def test_a_sentence_among_skills_is_no_item(profile: Profile) -> None:
    found = parts_of("Skills\nPython, SQL\nI have built things with both of them for many years.\n", profile)
    assert [text for part, text in found if part is Part.SKILL] == ["Python", "SQL"]


def test_a_post_of_a_firm_is_a_title_and_an_employer(profile: Profile) -> None:
    found = parts_of("Experience\nSecretary of the Ridgeline Depot, 2015 to 2019\n", profile)
    assert {(Part.TITLE, "Secretary"), (Part.EMPLOYER, "Ridgeline Depot")} <= set(found)


def test_numbered_headings_and_lines_are_read_without_their_numbers(profile: Profile) -> None:
    text = "1. Skills\n1.1 Python; SQL\n\n2. Experience\n2.1 Data Engineer, Northgate Freight, since 2020\n\n3. Other\n"
    found = parts_of(text, profile)
    assert {(Part.SKILL, "Python"), (Part.TITLE, "Data Engineer"), (Part.EMPLOYER, "Northgate Freight")} <= set(found)


@pytest.mark.parametrize("aside", ["part-time; also CTO", "contract, then director", "freelance; later head of IT"])
def test_a_post_behind_how_somebody_was_employed_is_read_as_one(aside: str, profile: Profile) -> None:
    found = parts_of(f"Experience\nData Engineer, Northgate Freight ({aside}), since 2020\n", profile)
    post = aside.replace(";", ",").split(", ")[1]
    assert (Part.HEADLINE, post) in found


def test_what_follows_the_note_on_references_is_read(profile: Profile) -> None:
    found = parts_of("Skills\nPython, SQL\n\nReferences on request. Winner of the Queen's Award.\n", profile)
    assert any("Queen's Award" in text for _, text in found)
    assert not any("References" in text for _, text in parts_of("Skills\nSQL\n\nReferences on request.\n", profile))


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Applying for the position of Budget Officer.", Part.SUMMARY),
        ("Seeking the Mechanical Engineer role.", Part.SUMMARY),
        ("Looking to bring this experience to the Auditor position.", Part.SUMMARY),
        ("Looking after 30 patients a day.", Part.BULLET),
        ("Applying statistics to sales data.", Part.BULLET),
        ("Returning to accounts after a break. The position of Auditor caught my eye.", Part.SUMMARY),
    ],
)
def test_what_is_looked_for_is_no_deed_and_neither_are_several_sentences(
    profile: Profile, line: str, part: Part
) -> None:
    read = freetext.read(clean(f"Dear Hiring Team,\n\n{line}\n\nKind regards,"), evidence.of(profile))
    assert [each.part for each in read.loose if each.text == line] == [part]


def outside(text: str, profile: Profile) -> list[tuple[str, Part]]:
    return [(each.text, each.part) for each in freetext.read(clean(text), evidence.of(profile)).loose]


def test_headings_of_groups_within_skills_are_no_items(profile: Profile) -> None:
    text = "## Skills\n\n### Data\n- Python\n\n### Guest Experience\n- SQL\n\n### Systems\n- dbt\n"
    assert outside(text, profile) == [("Python", Part.SKILL), ("SQL", Part.SKILL), ("dbt", Part.SKILL)]


def test_a_tool_as_the_heading_of_a_group_is_one(profile: Profile) -> None:
    assert ("Kubernetes", Part.SKILL) in outside("## Skills\n\n### Kubernetes\n- Python\n", profile)


@pytest.mark.parametrize(("body", "is_list"), [("- Python, SQL\n- Gephi\n", True), ("- 5 years of Python\n", False)])
def test_an_unknown_heading_over_the_profiles_skills_lists_skills(body: str, is_list: bool, profile: Profile) -> None:
    found = outside(f"Ada Quill\n\n## Craft\n{body}", profile)
    assert (Part.SKILL in {part for _, part in found}) is is_list


def test_a_table_without_dates_under_an_unknown_heading_lists_skills_and_no_employers(profile: Profile) -> None:
    text = "Ada Quill\n\n**Toolchest**\n\n| Modelling | Operations |\n|---|---|\n| Python | Kubeflow pipelines |\n"
    assert (Part.SKILL, "Kubeflow pipelines") in parts(text, profile)
    assert Part.EMPLOYER not in {part for part, _ in parts(text, profile)}


def test_a_table_with_dates_there_holds_roles(profile: Profile) -> None:
    text = "Ada Quill\n\n**Career**\n\n| Firm | Role |\n|---|---|\n| Globex | Clerk, 2019 - 2021 |\n"
    assert (Part.EMPLOYER, "Globex") in parts(text, profile)


def test_a_list_that_ends_in_a_full_stop_is_a_list_before_further_sentences(profile: Profile) -> None:
    text = "Skills\nPython, SQL, stock counts. English and German.\n"
    assert [each for each in parts(text, profile) if each[0] is Part.SKILL][:3] == [
        (Part.SKILL, "Python"),
        (Part.SKILL, "SQL"),
        (Part.SKILL, "stock counts"),
    ]
