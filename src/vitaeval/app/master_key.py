"""What opens the key file: a key that the operating system keeps, or one made from a passphrase."""

from __future__ import annotations

import base64
import getpass
import hashlib
import sys
from collections.abc import Callable, Mapping
from typing import Protocol

from vitaeval.errors import ConfigError

PASSPHRASE = "VITAEVAL_PASSPHRASE"
SERVICE, ACCOUNT = "vitaeval", "key file"

_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**15, 8, 1
_SCRYPT_MEMORY = 64 * 1024 * 1024


class Keyring(Protocol):
    """The operating system's store of passwords, as the `keyring` package offers it."""

    def get_password(self, service_name: str, username: str, /) -> str | None: ...

    def set_password(self, service_name: str, username: str, password: str, /) -> None: ...


def os_keyring() -> Keyring | None:
    """The system's keyring; None where the `keyring` package or a store behind it is missing."""
    try:
        import keyring  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    store = keyring.get_keyring()
    return store if store.priority >= 1 else None


def passphrase(environment: Mapping[str, str]) -> Callable[[], str]:
    """Asks for the passphrase: `VITAEVAL_PASSPHRASE`, else the person at the terminal, once.

    The returned function raises ConfigError where there is neither.
    """
    answers: list[str] = []

    def ask() -> str:
        given = environment.get(PASSPHRASE) or (answers[0] if answers else "")
        if not given and sys.stdin is not None and sys.stdin.isatty():
            given = getpass.getpass("Passphrase of the key file: ")
            answers[:] = [given] if given else []
        if not given:
            raise ConfigError(f"the key file is locked: set {PASSPHRASE}, or run the command in a terminal")
        return given

    return ask


def from_passphrase(words: str, salt: bytes) -> bytes:
    """A Fernet key made with scrypt (RFC 7914; N = 2^15, r = 8, p = 1: about 0.1 s and 32 MB)."""
    raw = hashlib.scrypt(
        words.encode(), salt=salt, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P, maxmem=_SCRYPT_MEMORY, dklen=32
    )
    return base64.urlsafe_b64encode(raw)


def from_keyring(store: Keyring) -> bytes:
    """The Fernet key that the system keeps for us. Raises ConfigError when it has none."""
    kept = store.get_password(SERVICE, ACCOUNT)
    if kept is None:
        raise ConfigError("the system's keyring no longer holds the key of the key file: set the keys again")
    return kept.encode()


def new_in_keyring(store: Keyring) -> bytes:
    """A Fernet key in the system's keyring: the one that is there, else a new one."""
    from cryptography.fernet import Fernet

    if store.get_password(SERVICE, ACCOUNT) is None:
        store.set_password(SERVICE, ACCOUNT, Fernet.generate_key().decode())
    return from_keyring(store)
