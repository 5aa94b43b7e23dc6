"""Where keys come from: the environment, a `.env` file, the encrypted key file; the first that has one wins.

An exported variable is the most deliberate and the most short-lived, so it comes first; the key file is
what a person sets once. Files are read again when they change: a key can be rotated while a run goes on,
unless the environment pins it. An empty value counts as none.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import Literal

from vitaeval.app.key_file import KeyFile, key_file_path
from vitaeval.app.master_key import PASSPHRASE, os_keyring, passphrase
from vitaeval.errors import ConfigError

Source = Literal["environment", ".env", "key file"]

_NAME = re.compile(r"[A-Z][A-Z0-9_]{1,63}")
_SECRET_NAME = re.compile(r"(?:KEY|TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIALS?)$")
_DIGEST_SIGNS = 8


@dataclass(frozen=True, slots=True)
class KeyNote:
    """What may be shown of a key: never a sign of its value. `digest` is the head of its SHA-256.

    `hidden` names later sources that have a key of this name too and are not used.
    """

    name: str
    source: Source
    digest: str
    hidden: tuple[Source, ...] = ()


class Keys:
    """The keys of this process."""

    def __init__(self, environment: Mapping[str, str], dotenv: Path, file: KeyFile) -> None:
        self._environment = environment
        self._dotenv = _Watched(dotenv, lambda: _dotenv(dotenv))
        self._key_file = file
        self._file = _Watched(file.path, file.read)

    def secret(self, name: str) -> str | None:
        """The present value of the key called `name`, or None.

        Raises ConfigError when the key file is needed and cannot be opened; once it was open, a change
        that cannot be read leaves the values that were known.
        """
        return self._environment.get(name) or self._dotenv.values().get(name) or self._file.values().get(name) or None

    def optional(self, name: str) -> str | None:
        """The value of a key that nobody needs: a key file that is locked or broken is left alone, nobody is asked."""
        known = self._environment.get(name) or self._dotenv.values().get(name)
        if known or self.locked():
            return known or None
        return self._file.values().get(name) or None

    def lookup(self, *, needed: bool) -> Callable[[str], str | None]:
        """`secret` where a model cannot do without its key, else `optional`."""
        return self.secret if needed else self.optional

    def locked(self) -> bool:
        """Whether the key file would not open without asking a person."""
        return not self._key_file.opens_unasked()

    def values(self) -> tuple[str, ...]:
        """Every value that must not be shown: all keys in files, all variables that are called like keys."""
        exported = (value for name, value in self._environment.items() if _SECRET_NAME.search(name))
        known = (*exported, *self._dotenv.known().values(), *self._file.known().values())
        return tuple(sorted({value for value in known if value}))

    def notes(self, names: Iterable[str]) -> tuple[KeyNote, ...]:
        """The keys in the key file and those among `names` that have a value, by name."""
        sources: dict[Source, Mapping[str, str]] = {
            "environment": self._environment,
            ".env": self._dotenv.values(),
            "key file": self._file.values(),
        }
        wanted = sorted({*names, *sources["key file"]})
        return tuple(note for name in wanted if (note := _note(name, sources)))


def keys_of(root: Path, environment: Mapping[str, str]) -> Keys:
    """The keys for a project in `root`; nothing is read or asked before the first key is needed."""
    return Keys(environment, root / ".env", user_key_file(environment))


def user_key_file(environment: Mapping[str, str]) -> KeyFile:
    """The user's own key file, which need not exist yet."""
    is_told = bool(environment.get(PASSPHRASE))
    return KeyFile(key_file_path(environment), passphrase(environment), os_keyring(), is_told=is_told)


def set_key(file: KeyFile, name: str, value: str) -> KeyNote:
    """Keep `value` under `name`. Raises ConfigError for a name that no environment variable could have."""
    if not _NAME.fullmatch(name):
        raise ConfigError(f"{name!r} is no name of a key: use the environment variable's, such as OPENAI_API_KEY")
    if not value.strip():
        raise ConfigError(f"{name}: the value is empty")
    file.put(name, value.strip())
    return KeyNote(name, "key file", digest(value.strip()))


def remove_key(file: KeyFile, name: str) -> None:
    """Forget the key. Raises ConfigError when the key file has none of that name."""
    if not file.drop(name):
        raise ConfigError(f"{file.path} has no key {name!r}")


def ask_value(name: str) -> str:
    """The value to keep, typed unseen or piped in: never an argument, which shells and `ps` would show."""
    return getpass(f"{name}: ") if sys.stdin.isatty() else sys.stdin.readline().strip()


def digest(value: str) -> str:
    """The head of a key's SHA-256: enough to tell two keys apart, nothing to rebuild one from."""
    return hashlib.sha256(value.encode()).hexdigest()[:_DIGEST_SIGNS]


class _Watched:
    """Values of a file, read when first asked for and again whenever the file has changed."""

    def __init__(self, path: Path, read: Callable[[], dict[str, str]]) -> None:
        self._path = path
        self._read = read
        self._state: tuple[int, ...] | None = None
        self._values: dict[str, str] | None = None

    def values(self) -> Mapping[str, str]:
        state = self._now()
        if self._values is None or state != self._state:
            try:
                self._values = self._read()
            except ConfigError:
                if self._values is None:
                    raise
            self._state = state
        return self._values

    def known(self) -> Mapping[str, str]:
        """What was read so far; opens nothing."""
        return self._values or {}

    def _now(self) -> tuple[int, ...]:
        try:
            found = self._path.stat()
        except OSError:
            return ()
        return (found.st_mtime_ns, found.st_size, found.st_ino)


def _dotenv(path: Path) -> dict[str, str]:
    from dotenv import dotenv_values

    if not path.is_file():
        return {}
    return {name: value for name, value in dotenv_values(path, interpolate=False).items() if value}


def _note(name: str, sources: Mapping[Source, Mapping[str, str]]) -> KeyNote | None:
    having: list[Source] = [source for source, values in sources.items() if values.get(name)]
    if not having:
        return None
    return KeyNote(name, having[0], digest(sources[having[0]][name]), tuple(having[1:]))
