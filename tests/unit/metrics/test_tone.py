from __future__ import annotations

from tests.shelves.observations import EMPTY_CV, INSUFFICIENT, answered, with_bullets

from vitaeval.metrics.tone import METRIC
from vitaeval.schema.score import NotApplicable, Score


def test_every_flaw_is_quoted_at_its_place_with_its_weight() -> None:
    text = "Responsible for stock, I think!"
    found = METRIC.score(answered(with_bullets(text)))
    assert isinstance(found, Score)
    assert {(each.kind, each.text) for each in found.findings} == {
        ("passive_opening", "Responsible for"),
        ("hedge", "I think"),
        ("first_person", "I"),
        ("emphasis", "!"),
    }
    for each in found.findings:
        assert each.where == "/experience/0/bullets/0/text"
        assert text[each.start : each.end] == each.text
        assert each.note in {"weight 1", "weight 0.5"}


def test_flaws_are_counted_by_kind() -> None:
    found = METRIC.score(answered(with_bullets("We sold it!", "We won!")))
    assert isinstance(found, Score)
    assert (found.parts["first_person"], found.parts["emphasis"], found.parts["cliche"]) == (2, 2, 0)


def test_without_prose_there_is_no_tone() -> None:
    assert isinstance(METRIC.score(answered(EMPTY_CV)), NotApplicable)
    assert isinstance(METRIC.score(answered(INSUFFICIENT)), NotApplicable)
