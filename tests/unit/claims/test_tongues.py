from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text, tongues
from vitaeval.claims.passages import Part
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    ("fluency", "verdict"),
    [("B1", "supported"), ("Conversational", "supported"), ("A2", "supported"), ("Fluent", "contradicted")],
)
def test_a_level_is_at_most_the_profiles(judged: Callable[..., Any], fluency: str, verdict: str) -> None:
    assert judged(tongues.fluency, fluency, Part.FLUENCY, label="German") == [("language", fluency, verdict)]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Fluent in French", ["unsupported"]),
        ("Fluent in Canadian French", ["unsupported"]),
        ("Speaks Austrian German", ["supported"]),
        ("Native English speaker", ["supported"]),
        ("Fluent in English and French", ["supported", "unsupported"]),
        ("German-speaking customers", ["supported"]),
        ("Translated the English manual", []),
    ],
)
def test_spoken_languages_need_a_cue(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert [verdict for _, _, verdict in judged(tongues.spoken, text)] == verdicts


def test_levels_are_ordered() -> None:
    levels = [tongues.level(text) for text in ("A1", "limited", "intermediate", "B2", "fluent", "native")]
    assert levels == [1, 2, 3, 4, 5, 6]
    assert tongues.level("sometimes") is None


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("I speak English (native) and German (B1).", ["supported", "supported"]),
        ("I speak English (native) and German (advanced).", ["supported", "contradicted"]),
        ("I speak English, German and Twi.", ["supported", "supported", "unsupported"]),
        ("My German is at C1 level.", ["contradicted"]),
        ("Bilingual in English and German.", ["supported", "supported"]),
    ],
)
def test_levels_in_brackets_behind_a_language_are_its_own(
    judged: Callable[..., Any], text: str, verdicts: list[str]
) -> None:
    assert [verdict for *_, verdict in judged(tongues.spoken, text, Part.SUMMARY)] == verdicts


@pytest.mark.parametrize("text", ["Limited working proficiency", "Elementary working proficiency"])
def test_a_limited_proficiency_is_a_low_level(text: str) -> None:
    assert tongues.level(text) == 2


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("English C1, Portuguese B1", []),
        ("I speak English C1 and Portuguese B1.", []),
        ("English C1 and Portuguese C1", ["Portuguese C1"]),
        ("English C2, Portuguese B1", ["English C2"]),
    ],
)
def test_letters_of_the_scale_stand_for_the_language_before_them(text: str, stopped: list[str]) -> None:
    levels = [{"language": "English", "fluency": "C1"}, {"language": "Portuguese", "fluency": "B1"}]
    held = Profile.model_validate_json(json.dumps({"languages": levels}))
    found = check_text(held, text, None, date(2026, 11, 1)).claims
    assert [claim.text for claim in found if claim.severity] == stopped


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Also works in Turkish.", ["language"]),
        ("I worked in German and English.", []),
        ("I speak English (Native) and German (B1 (CEFR)).", []),
        ("I speak German (C2 (CEFR)).", ["language"]),
    ],
)
def test_languages_that_somebody_works_in_and_the_scale_of_a_level(
    profile: Profile, today: date, text: str, kinds: list[str]
) -> None:
    letter = f"Dear Hiring Team,\n\nI like trains. {text}\n\nKind regards,\nAda Quill"
    found = check_text(profile, letter, None, today).claims
    assert [claim.type for claim in found if claim.severity] == kinds


@pytest.mark.parametrize(
    ("text", "is_stopped"),
    [
        ("I am a fluent speaker of German.", True),
        ("A native speaker of English and a beginner in German.", False),
        ("I speak fluent te reo Māori.", True),
    ],
)
def test_a_speaker_of_a_language_has_its_level(text: str, is_stopped: bool) -> None:
    spoken = [("German", "Beginner"), ("te reo Māori", "Beginner"), ("English", "Native")]
    held = {"languages": [{"language": name, "fluency": level} for name, level in spoken]}
    report = check_text(Profile.model_validate_json(json.dumps(held)), text, None, date(2026, 1, 1))
    assert any(claim.severity for claim in report.claims) is is_stopped


@pytest.mark.parametrize(("told", "is_stopped"), [("speaks", True), ("fluent in", True), ("reads", False)])
def test_a_language_that_is_read_is_not_spoken(summed_up: Callable[..., Any], told: str, is_stopped: bool) -> None:
    languages = [{"language": "Danish", "fluency": "Reading"}]
    assert bool(summed_up([], f"Historian who {told} Danish.", languages=languages)) is is_stopped
