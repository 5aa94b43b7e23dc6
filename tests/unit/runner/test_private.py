"""What is written down of an example quotes nobody, and its numbers are those that were measured."""

from __future__ import annotations

import json
from typing import Any

from tests.line import example
from tests.records import example_record

from vitaeval.runner.private import private
from vitaeval.schema.config import Privacy
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.score import Crashed, Finding, NotApplicable, Score

BASICS = {"name": "Kind Score", "email": "kind@score.example", "phone": "+1 512 555 0188"}
PERSON = example(profile=Profile.model_validate_json(json.dumps({"basics": BASICS})))
FINDING = Finding(kind="contact", text="kind@score.example", where="/x", start=3, end=9, nearest="Kind Score", note="x")
SAID: dict[str, Any] = {
    "reason": "main: no number: '+1 512 555 0188'",
    "text": "Yours, Kind Score",
    "answers": {"main": {"kind": "cv", "source_ids": ["w1"], "lines": [{"text": "Kind Score, kind@score.example"}]}},
    "cells": {
        "a": Score(value=0.25, parts={"clean": 0.0}, findings=(FINDING,)),
        "b": NotApplicable(reason="Kind Score has no job"),
        "c": Crashed(error="KeyError: 'kind@score.example'"),
    },
}


def test_every_text_is_masked_and_every_number_stays() -> None:
    before = example_record(**SAID)
    after = private(before, PERSON, Privacy.STRICT)
    written = after.model_dump_json()
    assert not [value for value in BASICS.values() if value in written]
    assert after.cells["a"].model_dump(exclude={"findings"}) == before.cells["a"].model_dump(exclude={"findings"})
    assert after.answers["main"]["kind"] == "cv"
    assert after.answers["main"]["source_ids"] == ["w1"]
    changed = ("reason", "text", "answers", "cells")
    assert after.model_dump(exclude=set(changed)) == before.model_dump(exclude=set(changed))


def test_the_same_words_have_the_same_stand_in_throughout() -> None:
    after = private(example_record(**SAID), PERSON, Privacy.STRICT)
    score = after.cells["a"]
    assert isinstance(score, Score)
    assert after.text == f"Yours, {score.findings[0].nearest}"
    assert after.answers["main"]["lines"][0]["text"] == f"{score.findings[0].nearest}, {score.findings[0].text}"


def test_offsets_into_the_unmasked_text_are_not_kept() -> None:
    score = private(example_record(**SAID), PERSON, Privacy.STRICT).cells["a"]
    assert isinstance(score, Score)
    assert (score.findings[0].start, score.findings[0].end, score.findings[0].where) == (None, None, "/x")


def test_names_only_and_nothing_at_all() -> None:
    stranger = example_record(text="Kind Score, other@mail.example")
    assert private(stranger, PERSON, Privacy.NAMES).text == "[NAME_1], other@mail.example"
    assert private(stranger, PERSON, Privacy.OFF) is stranger
