from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disk import disk_of
from tests.records import example_record

from vitaeval.errors import DataError, EnvironmentFailure
from vitaeval.runner.spool import KeptOnDisk, Spool


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_texts_come_back_by_place_whatever_was_written_first(
    tmp_path_factory: pytest.TempPathFactory, texts: list[bytes], chance: object
) -> None:
    spool = Spool(tmp_path_factory.mktemp("s") / "x", len(texts))
    order = list(range(len(texts)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    for place in order:
        spool.put(place, texts[place])
        assert spool[place] == texts[place]
    assert list(spool) == texts
    assert spool[1:] == texts[1:]


def test_what_is_held_of_a_removed_file_can_still_be_read(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "x", 1)
    spool.put(0, b"kept")
    spool.close()
    assert list(tmp_path.iterdir()) == []
    assert list(spool) == [b"kept"]


def test_an_earlier_processs_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"left behind by a kill")
    spool = Spool(tmp_path / "x", 1)
    spool.put(0, b"new")
    assert (tmp_path / "x").read_bytes() == b"new"


def test_a_full_disk_is_the_environments_failure(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "x", 2)
    spool.put(0, b"a" * 10)
    with disk_of(15), pytest.raises(EnvironmentFailure, match="cannot write"):
        spool.put(1, b"b" * 10)
    assert spool[0] == b"a" * 10


def test_a_place_where_no_file_can_be_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure, match=r"none/x: cannot write"):
        Spool(tmp_path / "none" / "x", 1)


def kept(path: Path, *texts: bytes) -> KeptOnDisk:
    spool = Spool(path, len(texts))
    for place, text in enumerate(texts):
        spool.put(place, text)
    return KeptOnDisk(spool)


def test_examples_on_disk_are_a_sequence_like_any_other(tmp_path: Path) -> None:
    items = tuple(example_record(name) for name in "abc")
    found = kept(tmp_path / "x", *(item.model_dump_json().encode() for item in items))
    assert (len(found), found[1], found[-1], found[1:]) == (3, items[1], items[2], items[1:])
    assert found == items
    assert found != items[:2]
    assert found != (*items[:2], example_record("d"))
    with pytest.raises(IndexError):
        found[3]


def test_an_example_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    found = kept(tmp_path / "x", example_record().model_dump_json().encode(), b"{")
    with pytest.raises(DataError, match="x: example 2"):
        list(found)
