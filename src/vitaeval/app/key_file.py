"""The encrypted key file: names and values as one Fernet token, readable by its owner only.

`{"format": 1, "lock": "keyring" | "passphrase", "salt": …, "token": …}`. It is replaced as a whole, so
that a reader finds the old or the new one and never half of it.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from filelock import FileLock
from pydantic import ValidationError

from vitaeval.app.master_key import Keyring, from_keyring, from_passphrase, new_in_keyring
from vitaeval.errors import ConfigError, EnvironmentFailure
from vitaeval.schema.base import Noun

NAME = "keys.enc"


class Sealed(Noun):
    """What stands in the file; salt and token are base64 text."""

    format: Literal[1] = 1
    lock: Literal["keyring", "passphrase"]
    salt: str
    token: str


class KeyFile:
    """Keys by the name of their environment variable, encrypted at rest.

    `ask` gives the passphrase and is called only when one is needed; it asks nobody where the passphrase
    `is_told` already. `keyring` is preferred for a new file.
    """

    def __init__(
        self, path: Path, ask: Callable[[], str], keyring: Keyring | None = None, *, is_told: bool = False
    ) -> None:
        self.path = path
        self._ask = ask
        self._keyring = keyring
        self._is_told = is_told
        self._opened: dict[str, bytes] = {}

    def read(self) -> dict[str, str]:
        """Everything in the file, nothing when there is none.

        Raises ConfigError when others may read it, when it is broken, or when the passphrase is wrong.
        """
        sealed = self._sealed()
        return {} if sealed is None else self._decrypted(sealed)

    def opens_unasked(self) -> bool:
        """Whether it can be read without asking a person; a missing file can, a broken one cannot."""
        try:
            sealed = self._sealed()
            if sealed is None or sealed.salt in self._opened:
                return True
            if sealed.lock == "passphrase" and not self._is_told:
                return False
            return self._decrypted(sealed) is not None
        except ConfigError:
            return False

    def put(self, name: str, value: str) -> None:
        """Add a key or replace its value."""
        with self._alone():
            self._write({**self.read(), name: value})

    def drop(self, name: str) -> bool:
        """Take a key out; False when it was not there."""
        with self._alone():
            known = self.read()
            if name not in known:
                return False
            self._write({key: value for key, value in known.items() if key != name})
            return True

    def _sealed(self) -> Sealed | None:
        try:
            _refuse_shared(self.path)
            return Sealed.model_validate_json(self.path.read_bytes())
        except FileNotFoundError:
            return None
        except ValidationError:
            raise ConfigError(
                f"{self.path}: not a key file, or a broken one; remove it and set the keys again"
            ) from None
        except OSError as error:
            raise ConfigError(f"{self.path}: cannot be read: {error.strerror}") from None

    def _decrypted(self, sealed: Sealed) -> dict[str, str]:
        from cryptography.fernet import Fernet, InvalidToken

        try:
            plain = Fernet(self._key(sealed)).decrypt(sealed.token.encode())
        except InvalidToken:
            self._opened.pop(sealed.salt, None)
            raise ConfigError(f"{self.path}: wrong {sealed.lock}, or the file was changed") from None
        return {str(name): str(value) for name, value in json.loads(plain).items()}

    def _write(self, keys: Mapping[str, str]) -> None:
        from cryptography.fernet import Fernet

        old = self._sealed()
        lock = old.lock if old else ("keyring" if self._keyring else "passphrase")
        salt = old.salt if old else base64.b64encode(secrets.token_bytes(16)).decode()
        if old is None and self._keyring:
            new_in_keyring(self._keyring)
        blank = Sealed(lock=lock, salt=salt, token="")
        token = Fernet(self._key(blank)).encrypt(json.dumps(dict(sorted(keys.items()))).encode()).decode()
        _replace(self.path, Sealed(lock=lock, salt=salt, token=token).model_dump_json().encode())

    def _key(self, sealed: Sealed) -> bytes:
        """The Fernet key of a file; scrypt is slow on purpose, so its result is kept while we run."""
        if sealed.lock == "keyring":
            if self._keyring is None:
                raise ConfigError(f"{self.path} opens with the system's keyring, which is not available here")
            return from_keyring(self._keyring)
        if sealed.salt not in self._opened:
            self._opened[sealed.salt] = from_passphrase(self._ask(), base64.b64decode(sealed.salt))
        return self._opened[sealed.salt]

    def _alone(self) -> FileLock:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return FileLock(self.path.with_suffix(".lock"))


def key_file_path(environment: Mapping[str, str]) -> Path:
    """`keys.enc` in `VITAEVAL_CONFIG_HOME`, else in the user's configuration folder."""
    own = environment.get("VITAEVAL_CONFIG_HOME")
    if own:
        return Path(own).expanduser() / NAME
    base = environment.get("XDG_CONFIG_HOME") or environment.get("APPDATA")
    return (Path(base) if base else Path.home() / ".config") / "vitaeval" / NAME


def _refuse_shared(path: Path) -> None:
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise ConfigError(f"{path}: others may read it; run: chmod 600 {path}")


def _replace(path: Path, content: bytes) -> None:
    """Put `content` in the place of `path` at one stroke, for the owner only."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise EnvironmentFailure(f"{path}: cannot be written: {error.strerror}") from None
