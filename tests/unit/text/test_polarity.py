from __future__ import annotations

import pytest

from vitaeval.text.polarity import negated_or_wishful, unclaimed


def judged(text: str, skill: str) -> bool:
    start = text.index(skill)
    return negated_or_wishful(text, start, start + len(skill))


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("No Kubernetes yet.", "Kubernetes"),
        ("I have not used Docker, Helm or Terraform", "Terraform"),
        ("No professional experience with Kubernetes", "Kubernetes"),
        ("I don't know Scala", "Scala"),
        ("Built it without Docker", "Docker"),
        ("Keen to learn Rust", "Rust"),
        ("Would like to work with Scala", "Scala"),
        ("Currently learning Rust", "Rust"),
        ("Interested in Rust", "Rust"),
        ("Kubernetes: none", "Kubernetes"),
        ("Kubernetes is new to me", "Kubernetes"),
        ("Go (not yet in production)", "Go"),
        ("Java; no C++", "C++"),
        ("Would welcome the chance to learn Rust", "Rust"),
        ("Looking to train in Scala", "Scala"),
        ("Aims to qualify in Docker", "Docker"),
        ("Seeking a data role that uses Kafka", "Kafka"),
        ("Kubernetes is still on my list to learn", "Kubernetes"),
        ("Kubernetes would be new to me", "Kubernetes"),
        ("Kubernetes operators would be new to me", "Kubernetes"),
        ("Although Domain Driven Design is not part of my work, the rest is", "Domain"),
        ("CKA and Docker are not part of my work", "CKA"),
        ("Kafka I would have to learn", "Kafka"),
        ("Kafka I know only from documentation", "Kafka"),
        ("450 acres is a different order of magnitude", "450 acres"),
        ("You ask for Rust. It also mentions Kafka", "Kafka"),
        ("Kafka and Rust, neither of which I can claim", "Kafka"),
        ("Leading a whole group would be the next step for me", "whole group"),
        ("An organization of 60 people would be larger than any I have led", "60"),
        ("Working towards Terraform", "Terraform"),
        ("What's missing? Docker and Kafka.", "Kafka"),
        ("Docker and Helm. These would be newer ground for me.", "Docker"),
        ("Your posting asks for Kafka and Rust", "Kafka"),
        ("Rust and Kafka would be new fields for me", "Kafka"),
        ("The one gap is Kafka", "Kafka"),
        ("What is missing from my profile is Kafka", "Kafka"),
        ("Kafka I know only by name", "Kafka"),
        ("My knowledge stops short of Kafka", "Kafka"),
        ("I am still to learn Kafka", "Kafka"),
        ("Aside from Kafka, which I have not used, I match the list", "Kafka"),
        ("I am a stranger to Kafka", "Kafka"),
        ("I have only heard of Kafka", "Kafka"),
        ("Kafka is beyond my experience", "Kafka"),
        ("Kafka remains unknown to me", "Kafka"),
        ("I know of Kafka but have not used it", "Kafka"),
        ("Kafka I still have to learn", "Kafka"),
        ("I would choose Kafka if there were time for a course", "Kafka"),
        ("I mean to get into Rust this year", "Rust"),
        ("The next step for me is Rust", "Rust"),
        ("I see myself working with Rust one day", "Rust"),
        ("Rust is what I would like to take up next", "Rust"),
        ("My knowledge of Rust comes from articles, not from work", "Rust"),
        ("I have read about Rust but never touched it", "Rust"),
        ("My goal for the coming year is to study Rust", "Rust"),
        ("Kafka is something that I have never worked with", "Kafka"),
        ("I am training for the CPA", "CPA"),
        ("Currently working towards CISSP", "CISSP"),
    ],
)
def test_what_is_denied_or_wished_for_is_no_claim(text: str, skill: str) -> None:
    assert judged(text, skill)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Moved ten services to Kubernetes", "Kubernetes"),
        ("Not only Java but also Go", "Java"),
        ("Not only Java but also Go", "Go"),
        ("Did not use Java but Python", "Python"),
        ("Moved with no downtime using Kubernetes", "Kubernetes"),
        ("Led no fewer than 5 Java teams", "Java"),
        ("Java; no C++", "Java"),
        ("Java, but no Python", "Java"),
        ("Never missed a release with Jenkins", "Jenkins"),
        ("Planned and documented tests for iOS", "iOS"),
        ("Taught students to learn Python", "Python"),
        ("Ran interviewer training for 80 engineers", "80"),
        ("Five years working for Deloitte", "Deloitte"),
        ("The project aims to visualise data with D3", "D3"),
        ("Keen to learn Rust. Runs Kafka.", "Kafka"),
        ("Kafka is a tool that I have worked with for years", "Kafka"),
        ("Found unknown faults with Kafka", "Kafka"),
        ("Kafka is used beyond the payments team", "Kafka"),
        ("Would use Kafka daily at Adria", "Kafka"),
        ("Met the next goal with Kafka", "Kafka"),
        ("Kafka kept it fast but never lost a message", "Kafka"),
        ("Happy to have moved the team to Kafka", "Kafka"),
        ("Sought out new customers and served them with Salesforce", "Salesforce"),
        ("As you ask for Rust, I hold a Kafka certificate", "Kafka"),
        ("Not content with SQL, I run Kafka", "Kafka"),
    ],
)
def test_what_is_said_of_other_things_leaves_a_claim_alone(text: str, skill: str) -> None:
    assert not judged(text, skill)


@pytest.mark.parametrize(
    ("text", "words", "is_none"),
    [
        ("Hopes to lead a team of 10", "10", True),
        ("I'd need 10 days to wind things up", "10", True),
        ("Has not led 10 people", "10", True),
        ("Happy to bring my record of leading 10 people", "10", False),
        ("Led 10 people", "10", False),
    ],
)
def test_what_one_wants_to_do_is_no_deed_and_what_one_brings_along_is(text: str, words: str, is_none: bool) -> None:
    start = text.index(words)
    assert unclaimed(text, start, start + len(words)) is is_none


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Although CI/CD pipelines is not part of my background, I learn.", True),
        ("CI / CD pipelines is next on my list of things to learn.", True),
        ("API gateways is something that I have never worked with.", True),
        ("CI was built by me and pipelines are part of my work.", False),
        ("API work is something that I have done for years.", False),
    ],
)
def test_the_first_word_of_a_name_is_denied_with_the_rest(text: str, denied: bool) -> None:
    at = next(text.index(word) for word in ("CI", "API") if word in text)
    assert negated_or_wishful(text, at, at + 2 + text.startswith("API")) is denied
