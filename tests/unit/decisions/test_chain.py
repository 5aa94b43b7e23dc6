from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledgers import attempt, judgement, ledger, promoted, question, rolled_back, sha, staged

from vitaeval.decisions.chain import broken, is_part_of
from vitaeval.schema.ledger import GENESIS, Entry, _hash, head

ASKED = question("1.1.0")
STORY = ledger(
    promoted("1.0.0", first=True),
    attempt(ASKED),
    judgement(ASKED),
    staged("1.1.0", 10, attempt=ASKED.id),
    promoted("1.1.0", "1.0.0", attempt=ASKED.id),
    rolled_back("1.1.0", "1.0.0"),
)


def changed(entry: Entry, **changes: Any) -> Entry:
    return Entry.model_validate({**dict(entry), **changes})


def resealed(entry: Entry, **changes: Any) -> Entry:
    """Changed by somebody who knows how hashes are made."""
    forged = changed(entry, **changes)
    return changed(forged, sha256=_hash(forged))


def test_an_entry_of_an_older_version_without_the_newest_fields_is_whole() -> None:
    for entry in STORY:
        said = entry.model_dump(mode="json")
        said["deed"] = {"kind": entry.deed.kind, **entry.deed.model_dump(mode="json", exclude_defaults=True)}
        assert Entry.model_validate_json(json.dumps(said)).is_whole


def test_what_a_deed_is_called_is_part_of_its_hash() -> None:
    deed = rolled_back("1.1.0", "1.0.0")
    other = promoted("1.0.0", "1.1.0", attempt=None, reason=deed.reason)
    assert ledger(deed)[0].sha256 != ledger(other)[0].sha256


def test_what_was_written_is_whole() -> None:
    assert list(broken(STORY)) == []
    assert list(broken(())) == []


@given(place=st.integers(0, len(STORY) - 1), data=st.data())
def test_any_change_of_any_entry_is_found(place: int, data: st.DataObject) -> None:
    changes: dict[str, Any] = {
        "who": "Eve",
        "when": "2027-01-01T00:00:00.000000+00:00",
        "ticket": "other",
        "number": 17,
        "before": sha("else"),
        "task": "parse_job",
        "deed": promoted("6.6.6", "1.0.0", forced=True),
        "sha256": sha("made up"),
    }
    field = data.draw(st.sampled_from(sorted(changes)))
    forged = changed(STORY[place], **{field: changes[field]})
    assert list(broken((*STORY[:place], forged, *STORY[place + 1 :])))


@given(place=st.integers(0, len(STORY) - 2))
def test_a_change_with_a_new_hash_is_found_by_the_entry_after_it(place: int) -> None:
    forged = resealed(STORY[place], who="Eve")
    assert forged.is_whole
    assert list(broken((*STORY[:place], forged, *STORY[place + 1 :])))


@given(place=st.integers(0, len(STORY) - 2))
def test_an_entry_taken_out_is_missed(place: int) -> None:
    assert any("missing" in problem for problem in broken((*STORY[:place], *STORY[place + 1 :])))


@given(st.permutations(STORY))
def test_entries_in_another_order_are_no_ledger(shuffled: list[Entry]) -> None:
    assert bool(list(broken(shuffled))) is (tuple(shuffled) != STORY)


def test_a_ledger_whose_end_was_cut_off_lacks_the_head_that_was_written_down() -> None:
    cut = STORY[:-1]
    assert list(broken(cut)) == []
    assert not is_part_of(head(STORY), cut)
    assert is_part_of(head(STORY), STORY)
    assert is_part_of(head(STORY)[:12], STORY)


def test_a_ledger_that_has_grown_still_holds_every_earlier_head() -> None:
    assert all(is_part_of(entry.sha256, STORY) for entry in STORY)
    assert is_part_of(GENESIS, STORY)


@pytest.mark.parametrize("few", ["", "a", sha("x")])
def test_a_head_that_names_no_entry_is_not_part(few: str) -> None:
    assert not is_part_of(few, STORY)


@pytest.mark.parametrize(
    "deeds",
    [
        (promoted("1.0.0", first=True), promoted("1.2.0", "1.1.0")),
        (promoted("1.0.0", first=True), rolled_back("1.1.0", "1.0.0")),
    ],
)
def test_a_deed_that_starts_from_another_champion_is_told(deeds: Any) -> None:
    assert list(broken(ledger(*deeds)))
