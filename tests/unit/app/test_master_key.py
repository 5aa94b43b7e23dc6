"""What opens the key file is asked once, made slowly, and kept by the system where it can."""

from __future__ import annotations

import pytest

from vitaeval.app.master_key import PASSPHRASE, from_keyring, from_passphrase, new_in_keyring, passphrase
from vitaeval.errors import ConfigError


class Ring:
    """A system's keyring."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, user: str, /) -> str | None:
        return self.kept.get((service, user))

    def set_password(self, service: str, user: str, password: str, /) -> None:
        self.kept[service, user] = password


def test_without_passphrase_or_terminal_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(ConfigError, match=PASSPHRASE):
        passphrase({})()
    assert passphrase({PASSPHRASE: "x"})() == "x"


def test_the_same_words_and_salt_make_the_same_key_and_others_do_not() -> None:
    key = from_passphrase("open sesame", b"salt of 16 bytes")
    assert key == from_passphrase("open sesame", b"salt of 16 bytes")
    assert key != from_passphrase("open sesame", b"other salt bytes")
    assert key != from_passphrase("open sesame!", b"salt of 16 bytes")


def test_the_systems_key_is_made_once() -> None:
    ring = Ring()
    assert new_in_keyring(ring) == new_in_keyring(ring) == from_keyring(ring)
    with pytest.raises(ConfigError, match="no longer holds"):
        from_keyring(Ring())
