from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from tests import registries
from tests.ledgers import TASK, ledger, promoted, rolled_back, staged

from vitaeval.errors import EnvironmentFailure
from vitaeval.tracking.documents import Documents
from vitaeval.tracking.mlflow_ledger import LedgerStore, readable
from vitaeval.tracking.mlflow_log import connection

STORY = ledger(promoted("1.0.0", first=True), staged("1.1.0", 10), rolled_back("1.1.0", "1.0.0"))


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LedgerStore]:
    path = tmp_path_factory.mktemp("ledger") / "mlflow.db"
    shutil.copy(registries.template(tmp_path_factory), path)
    with connection(f"sqlite:///{path}") as client:
        yield LedgerStore(Documents(client))


def test_what_was_written_is_read_in_order(store: LedgerStore) -> None:
    assert all(store.append(entry) for entry in STORY)
    assert readable(store.pages(TASK)) == STORY
    assert readable(store.pages("parse_job")) == ()


def test_a_place_is_taken_once(store: LedgerStore) -> None:
    assert store.append(STORY[0])
    assert not store.append(ledger(promoted("2.0.0", first=True))[0])
    page = store.entry(TASK, 1)
    assert page is not None
    assert page.entry == STORY[0]
    assert store.entry(TASK, 2) is None


def test_a_text_that_is_no_entry_is_told_and_not_passed_over(store: LedgerStore) -> None:
    store.append(STORY[0])
    store.documents.create(f"vitaeval.ledger.{TASK}.00000002", "{}", "")
    pages = store.pages(TASK)
    assert [page.entry is None for page in pages] == [False, True]
    with pytest.raises(EnvironmentFailure, match="entry 2 is no entry"):
        readable(pages)


def test_a_verdict_is_kept_once(store: LedgerStore) -> None:
    assert store.verdict(TASK, "g1") is None
    assert store.keep_verdict(TASK, "g1", "PASS")
    assert not store.keep_verdict(TASK, "g1", "FAIL")
    assert store.verdict(TASK, "g1") == "PASS"
