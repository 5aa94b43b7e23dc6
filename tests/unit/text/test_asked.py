from __future__ import annotations

from vitaeval.schema.documents.analysis import Importance
from vitaeval.schema.documents.job import JobPosting
from vitaeval.text.asked import posting_skills


def asked(text: str) -> dict[str, Importance]:
    return {skill.canonical: skill.importance for skill in posting_skills(JobPosting(title=None, text=text))}


def test_cue_words_decide_what_is_only_welcome() -> None:
    found = asked(
        "Backend developer\nWe work with Kafka.\nRequired: Java and SQL.\nScala is a plus.\n"
        "Nice to have:\n- Terraform\n- Docker\nRequirements\n- Jenkins; Rust is preferred\n"
    )
    assert {name for name, level in found.items() if level is Importance.NICE} == {
        "Scala", "Terraform", "Docker", "Rust", "Jenkins",
    }  # fmt: skip
    assert {name for name, level in found.items() if level is Importance.MUST} == {"Kafka", "Java", "SQL"}


def test_a_mention_with_a_cue_beats_one_without_and_must_beats_nice() -> None:
    assert asked("We use Kafka.\nKafka is a plus.") == {"Kafka": Importance.NICE}
    assert asked("Kafka is a plus.\nYou must know Kafka.") == {"Kafka": Importance.MUST}


def test_benefits_and_what_is_not_needed_are_not_asked() -> None:
    assert asked("Requirements\nSQL\nNo Java experience needed.\nWhat we offer\nA course in Python\n") == {
        "SQL": Importance.MUST
    }


def test_fields_and_listed_names_are_asked_for_on_request() -> None:
    posting = JobPosting(title=None, text="You need procurement, cocktail mixing and SAP.")
    assert [skill.canonical for skill in posting_skills(posting)] == ["SAP"]
    assert [skill.canonical for skill in posting_skills(posting, broad=True)] == ["Procurement", "SAP"]
    also = posting_skills(posting, also=("cocktail mixing",))
    assert [skill.canonical for skill in also] == ["Procurement", "cocktail mixing", "SAP"]
    assert all(posting.text[skill.start : skill.end] == skill.text for skill in also)
