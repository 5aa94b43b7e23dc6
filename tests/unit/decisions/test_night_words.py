from tests.nights import night_of, night_run

from vitaeval.decisions.night_words import notes

SCORES = {"quality": {"a": 1.0}}
PARTS = {"prompt": "1.1.0 abc", "golden set": "core 123"}


def test_nothing_changed_is_nothing_to_say() -> None:
    runs = [night_run(night_of(number), SCORES, parts=PARTS) for number in (1, 2)]
    assert list(notes(runs, "now", PARTS, night_of(2))) == []


def test_a_changed_golden_set_is_named_on_the_first_night_only() -> None:
    old = night_run(night_of(1), SCORES, setting="old", parts={**PARTS, "golden set": "core 000"})
    new = night_run(night_of(2), SCORES, parts=PARTS)
    (told,) = notes([old, new], "now", PARTS, night_of(2))
    assert "golden set core 000 → core 123" in told
    assert "prompt" not in told
    assert list(notes([old, new, night_run(night_of(3), SCORES, parts=PARTS)], "now", PARTS, night_of(3))) == []


def test_what_the_provider_serves_is_told_with_its_night() -> None:
    runs = [night_run(night_of(number), SCORES, served_models=(name,)) for number, name in ((1, "m-1"), (2, "m-2"))]
    (told,) = notes(runs, "now", PARTS, night_of(2))
    assert f"since {night_of(2)}" in told
    assert "m-2" in told
    assert "m-1" in told
