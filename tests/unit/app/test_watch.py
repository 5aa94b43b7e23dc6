from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bindings import TASK, binding

from vitaeval.app import watch
from vitaeval.app.watch import Watch
from vitaeval.errors import ConfigError, EnvironmentFailure
from vitaeval.schema.released import Snapshot


def snapshot(number: int) -> Snapshot:
    return Snapshot(task=TASK, number=number, bindings={"champion": binding(f"1.0.{number}")})


class Registry:
    """Answers, fails, or hangs until it is let go."""

    def __init__(self) -> None:
        self.number = 1
        self.asked = 0
        self.error: Exception | None = None
        self.door = threading.Event()
        self.door.set()

    def read(self, _known: Snapshot | None) -> Snapshot:
        self.asked += 1
        self.door.wait(30)
        if self.error is not None:
            raise self.error
        return snapshot(self.number)


@pytest.fixture
def registry() -> Registry:
    return Registry()


@pytest.fixture
def watching(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], tuple[Snapshot, str | None]]:
    monkeypatch.setattr(watch, "PATIENCE_S", 0.2)
    monkeypatch.setattr(watch, "FIRST_S", 5.0)
    monkeypatch.setattr(watch, "FRESH_S", 0.0)
    monkeypatch.setattr(watch, "CALM_S", 0.0)
    return Watch(registry.read, tmp_path / "kept.json").look


def test_what_the_registry_says_is_fresh(registry: Registry, watching: Callable[[], object]) -> None:
    assert watching() == (snapshot(1), None)
    registry.number = 2
    assert watching() == (snapshot(2), None)


def test_within_seconds_it_is_not_asked_again(
    registry: Registry, watching: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "FRESH_S", 60.0)
    assert [watching() for _ in range(50)] == [(snapshot(1), None)] * 50
    assert registry.asked == 1


def test_a_hanging_registry_leaves_the_last_word_and_is_asked_by_one_reader_only(
    registry: Registry, watching: Callable[[], tuple[Snapshot, str | None]]
) -> None:
    watching()
    registry.door.clear()
    for _ in range(3):
        found, warning = watching()
        assert found == snapshot(1)
        assert "it hangs" in str(warning)
    assert registry.asked == 2
    registry.door.set()
    registry.number = 2
    assert _settled(watching) == (snapshot(2), None)


def test_a_failing_registry_leaves_the_last_word_and_its_reason(
    registry: Registry, watching: Callable[[], tuple[Snapshot, str | None]]
) -> None:
    watching()
    registry.error = EnvironmentFailure("the ledger is damaged")
    found, warning = watching()
    assert found == snapshot(1)
    assert "the ledger is damaged" in str(warning)
    registry.error = None
    assert _settled(watching) == (snapshot(1), None)


def test_the_last_word_outlives_the_process(registry: Registry, watching: Callable[[], object], tmp_path: Path) -> None:
    watching()
    registry.error = OSError("no route to host")
    found, warning = Watch(registry.read, tmp_path / "kept.json").look()
    assert found == snapshot(1)
    assert "no route to host" in str(warning)


def test_with_nothing_known_a_failure_is_an_error(registry: Registry, watching: Callable[[], object]) -> None:
    registry.error = OSError("no route to host")
    with pytest.raises(EnvironmentFailure, match="no route to host"):
        watching()


def test_a_registry_that_says_there_is_nothing_is_believed(registry: Registry, watching: Callable[[], object]) -> None:
    watching()
    registry.error = ConfigError("no champion")
    with pytest.raises(ConfigError, match="no champion"):
        watching()


def _settled(look: Callable[[], tuple[Snapshot, str | None]]) -> tuple[Snapshot, str | None]:
    """The first word without a warning."""
    for _ in range(50):
        found = look()
        if found[1] is None:
            return found
    return found
