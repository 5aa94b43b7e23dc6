"""The key file: nobody but its owner reads it, and nobody without the passphrase or keyring understands it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from vitaeval.app import key_file as files
from vitaeval.app.key_file import KeyFile, key_file_path
from vitaeval.errors import ConfigError, EnvironmentFailure

CANARY = "sk-canary-3c1f0a9d77e2"


class Ring:
    """A system's keyring."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, user: str, /) -> str | None:
        return self.kept.get((service, user))

    def set_password(self, service: str, user: str, password: str, /) -> None:
        self.kept[service, user] = password


def words(text: str = "open sesame") -> Callable[[], str]:
    return lambda: text


@pytest.fixture
def file(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "conf" / "keys.enc", words())


def test_neither_name_nor_value_can_be_read_from_the_file(file: KeyFile) -> None:
    file.put("SOME_KEY", CANARY)
    for path in file.path.parent.iterdir():
        assert CANARY.encode() not in path.read_bytes()
        assert b"SOME_KEY" not in path.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX systems")
def test_only_the_owner_may_read_the_file(file: KeyFile) -> None:
    file.put("A_KEY", CANARY)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    file.path.chmod(0o644)
    with pytest.raises(ConfigError, match="chmod 600"):
        file.read()


def test_a_wrong_passphrase_opens_nothing(file: KeyFile) -> None:
    file.put("A_KEY", CANARY)
    with pytest.raises(ConfigError, match="wrong passphrase") as caught:
        KeyFile(file.path, words("guess")).read()
    assert CANARY not in str(caught.value)


def test_a_system_keyring_needs_no_passphrase(tmp_path: Path) -> None:
    def never() -> str:
        raise AssertionError("asked for a passphrase")

    ring = Ring()
    path = tmp_path / "keys.enc"
    KeyFile(path, never, ring).put("A_KEY", CANARY)
    assert KeyFile(path, never, ring).read() == {"A_KEY": CANARY}
    with pytest.raises(ConfigError, match="not available here"):
        KeyFile(path, never, None).read()
    with pytest.raises(ConfigError, match="no longer holds"):
        KeyFile(path, never, Ring()).read()


def test_a_write_that_fails_keeps_the_old_file(file: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.put("A_KEY", "old")

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", full)
    with pytest.raises(EnvironmentFailure, match="No space left"):
        file.put("A_KEY", "new")
    monkeypatch.undo()
    assert file.read() == {"A_KEY": "old"}
    assert {path.name for path in file.path.parent.iterdir()} <= {"keys.enc", "keys.lock"}


def test_the_key_file_lies_in_the_users_configuration_folder(tmp_path: Path) -> None:
    assert key_file_path({"VITAEVAL_CONFIG_HOME": str(tmp_path)}) == tmp_path / "keys.enc"
    assert key_file_path({"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "vitaeval" / "keys.enc"
    assert key_file_path({}) == Path.home() / ".config" / "vitaeval" / "keys.enc"
