from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import registries

from vitaeval.tracking.documents import PIECE, Documents, patiently, pieces, whole
from vitaeval.tracking.mlflow_log import connection


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Documents]:
    path = tmp_path_factory.mktemp("documents") / "mlflow.db"
    shutil.copy(registries.template(tmp_path_factory), path)
    with connection(f"sqlite:///{path}") as client:
        yield Documents(client)


@given(st.text(max_size=3 * PIECE))
def test_a_text_comes_back_from_its_pieces(text: str) -> None:
    assert whole(pieces(text)) == text


def test_no_piece_is_too_long_for_a_database() -> None:
    assert max(map(len, pieces("ä" * 20_001).values())) <= PIECE


def test_the_second_who_comes_with_a_name_is_told_so(documents: Documents) -> None:
    assert documents.create("first", "mine", "a text")
    assert not documents.create("first", "yours", "a text")
    assert documents.read("first") == "mine"


def test_the_very_text_that_stands_there_counts_as_written(documents: Documents) -> None:
    documents.create("again", "mine", "a text")
    assert documents.create("again", "mine", "a text")


def test_of_many_at_once_one_succeeds(documents: Documents) -> None:
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda number: documents.create("race", f"text {number}", ""), range(8)))
    assert sum(done) == 1
    assert documents.read("race") == f"text {done.index(True)}"


def test_a_long_text_is_whole(documents: Documents) -> None:
    text = "Zürich → 東京 " * 2000
    documents.create("long", text, "a text")
    assert documents.read("long") == text


def test_what_is_not_there_is_none(documents: Documents) -> None:
    assert documents.read("nothing") is None


def test_texts_under_a_prefix_are_those_and_no_others(documents: Documents) -> None:
    for name in ("shelf.a_b.1", "shelf.a_b.2", "shelf.axb.1"):
        documents.create(name, name, "")
    assert documents.under("shelf.a_b.") == {name: name for name in ("shelf.a_b.1", "shelf.a_b.2")}


def test_an_answer_that_was_lost_on_the_way_is_found_again(documents: Documents) -> None:
    class Lossy:
        """Writes, and loses the answer."""

        def create_registered_model(self, *words: Any) -> None:
            documents.client.create_registered_model(*words)
            raise ConnectionError("reset by peer")

        def get_registered_model(self, name: str) -> Any:
            return documents.client.get_registered_model(name)

    assert Documents(Lossy()).create("lossy", "mine", "")
    assert not Documents(Lossy()).create("lossy", "yours", "")


def test_a_busy_database_is_asked_again_and_a_broken_one_is_not() -> None:
    tries: list[str] = []

    def answer(*errors: str) -> str:
        tries.append("")
        if len(tries) <= len(errors):
            raise RuntimeError(errors[len(tries) - 1])
        return "done"

    assert patiently(lambda: answer("(sqlite3) database is locked", "deadlock detected")) == "done"
    tries.clear()
    with pytest.raises(RuntimeError, match="no such table"):
        patiently(lambda: answer("no such table"))
    assert len(tries) == 1


def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vitaeval.tracking.documents.PATIENCE_S", 0.1)
    with pytest.raises(RuntimeError):
        patiently(lambda: (_ for _ in ()).throw(RuntimeError("database is locked")))
