from __future__ import annotations

from vitaeval.schema.documents.profile import Basics, Certificate, Language, Profile, SkillGroup, Work
from vitaeval.text.supported import listed_skills, profile_skills

PROFILE = Profile(
    basics=Basics(summary="Runs Kafka. Keen to learn Rust. No Kubernetes yet.", url="https://github.com/ana"),
    work=(Work(position="Scala Developer", highlights=("Moved builds to Jenkins", "Procured laptops")),),
    certificates=(Certificate(name="AWS Certified Solutions Architect"),),
    skills=(SkillGroup(name="Backend", keywords=("go", "Cocktail mixing", "Spring Boot")),),
    languages=(Language(language="German"),),
)


def test_a_profile_supports_what_it_lists_and_what_it_says() -> None:
    found = profile_skills(PROFILE)
    assert found["Go"] == "/skills/0/keywords/0"
    assert found["cocktail mixing"] == "/skills/0/keywords/1"
    assert found["Spring"] == "/skills/0/keywords/2"
    assert found["Kafka"] == "/basics/summary"
    assert found["Scala"] == "/work/0/position"
    assert found["Jenkins"] == "/work/0/highlights/0"
    assert found["AWS"] == "/certificates/0/name"
    assert found["German"] == "/languages/0/language"
    assert listed_skills(PROFILE)[:2] == ("Go", "cocktail mixing")


def test_a_wish_a_denial_or_an_address_supports_nothing() -> None:
    assert not {"Rust", "Kubernetes", "GitHub"} & profile_skills(PROFILE).keys()
