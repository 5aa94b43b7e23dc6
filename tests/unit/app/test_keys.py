"""Keys: where they come from, what is shown of them, and that a change is noticed at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vitaeval.app.key_file import KeyFile
from vitaeval.app.keys import Keys, ask_value, digest, keys_of, remove_key, set_key
from vitaeval.errors import ConfigError

CANARY = "sk-canary-3c1f0a9d77e2"


def words(text: str = "open sesame") -> Callable[[], str]:
    return lambda: text


@pytest.fixture
def file(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "conf" / "keys.enc", words())


def keys(tmp_path: Path, file: KeyFile, **exported: str) -> Keys:
    return Keys(exported, tmp_path / ".env", file)


def test_the_environment_comes_before_dotenv_and_the_key_file(tmp_path: Path, file: KeyFile) -> None:
    set_key(file, "A_KEY", "from file")
    assert keys(tmp_path, file).secret("A_KEY") == "from file"
    (tmp_path / ".env").write_text("export A_KEY='from dotenv' # mine\n")
    assert keys(tmp_path, file).secret("A_KEY") == "from dotenv"
    assert keys(tmp_path, file, A_KEY="exported").secret("A_KEY") == "exported"
    assert keys(tmp_path, file, A_KEY="").secret("A_KEY") == "from dotenv"
    assert keys(tmp_path, file).secret("B_KEY") is None


def test_a_key_that_changes_on_disk_is_used_at_once(tmp_path: Path, file: KeyFile) -> None:
    known = keys(tmp_path, file)
    assert known.secret("A_KEY") is None
    for value in ("first", "second"):
        set_key(KeyFile(file.path, words()), "A_KEY", value)
        assert known.secret("A_KEY") == value
    remove_key(file, "A_KEY")
    assert known.secret("A_KEY") is None
    (tmp_path / ".env").write_text("A_KEY=third")
    assert known.secret("A_KEY") == "third"


def test_a_file_that_breaks_while_running_leaves_what_was_known(tmp_path: Path, file: KeyFile) -> None:
    set_key(file, "A_KEY", "first")
    known = keys(tmp_path, file)
    assert known.secret("A_KEY") == "first"
    file.path.write_text("{")
    assert known.secret("A_KEY") == "first"
    with pytest.raises(ConfigError, match="not a key file"):
        keys(tmp_path, file).secret("A_KEY")


def test_what_is_listed_never_shows_a_value(tmp_path: Path, file: KeyFile) -> None:
    set_key(file, "A_KEY", CANARY)
    set_key(file, "B_KEY", "other value")
    notes = keys(tmp_path, file, A_KEY="exported value").notes(["C_KEY"])
    assert [(note.name, note.source, note.hidden) for note in notes] == [
        ("A_KEY", "environment", ("key file",)),
        ("B_KEY", "key file", ()),
    ]
    assert notes[0].digest == digest("exported value") != digest(CANARY)
    shown = repr(notes)
    assert not any(value[i : i + 4] in shown for value in (CANARY, "other value") for i in range(len(value) - 3))


def test_values_to_be_hidden_are_all_that_are_known(tmp_path: Path, file: KeyFile) -> None:
    set_key(file, "A_KEY", CANARY)
    known = keys(tmp_path, file, OTHER_TOKEN="t0ken", HOME="/root")
    assert known.values() == ("t0ken",)
    known.secret("A_KEY")
    assert known.values() == tuple(sorted((CANARY, "t0ken")))


@pytest.mark.parametrize("name", ["", "lower", "WITH SPACE", "1ST", "A=B"])
def test_a_name_must_be_one_that_a_variable_can_have(file: KeyFile, name: str) -> None:
    with pytest.raises(ConfigError, match="no name of a key"):
        set_key(file, name, CANARY)


def test_an_empty_value_and_an_unknown_name_are_refused(file: KeyFile) -> None:
    with pytest.raises(ConfigError, match="empty"):
        set_key(file, "A_KEY", "  ")
    with pytest.raises(ConfigError, match="no key 'A_KEY'"):
        remove_key(file, "A_KEY")


def test_a_value_can_be_piped_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "in").write_text(f"{CANARY}\n")
    with (tmp_path / "in").open() as piped:
        monkeypatch.setattr("sys.stdin", piped)
        assert ask_value("A_KEY") == CANARY


def test_nothing_is_asked_before_a_key_is_needed(tmp_path: Path) -> None:
    known = keys_of(tmp_path, {"VITAEVAL_CONFIG_HOME": str(tmp_path / "none"), "A_KEY": "x"})
    assert known.secret("A_KEY") == "x"
    assert known.secret("B_KEY") is None


def locked(tmp_path: Path) -> KeyFile:
    """A file with one key, opened anew by somebody who has no passphrase at hand."""
    KeyFile(tmp_path / "keys.enc", lambda: "only for this test").put("GROQ_API_KEY", "in-the-file")

    def ask() -> str:
        raise AssertionError("somebody was asked")

    return KeyFile(tmp_path / "keys.enc", ask)


def test_a_locked_file_is_left_alone_for_a_key_that_nobody_needs(tmp_path: Path) -> None:
    keys = Keys({"GROQ_API_KEY": "exported"}, tmp_path / ".env", locked(tmp_path))
    assert keys.locked()
    assert keys.optional("VITAEVAL_LOCAL_KEY") is None
    assert keys.optional("GROQ_API_KEY") == keys.secret("GROQ_API_KEY") == "exported"
    with pytest.raises(AssertionError, match="somebody was asked"):
        keys.secret("OPENAI_API_KEY")


def test_a_broken_file_is_left_alone_too(tmp_path: Path) -> None:
    (tmp_path / "keys.enc").write_text("broken")
    (tmp_path / "keys.enc").chmod(0o600)
    keys = Keys({}, tmp_path / ".env", KeyFile(tmp_path / "keys.enc", lambda: "x"))
    assert keys.optional("VITAEVAL_LOCAL_KEY") is None
    with pytest.raises(ConfigError, match="broken"):
        keys.secret("GROQ_API_KEY")


def test_an_optional_key_is_read_where_the_passphrase_is_known(tmp_path: Path) -> None:
    locked(tmp_path)
    known = KeyFile(tmp_path / "keys.enc", lambda: "only for this test", is_told=True)
    assert Keys({}, tmp_path / ".env", known).optional("GROQ_API_KEY") == "in-the-file"
    wrong = KeyFile(tmp_path / "keys.enc", lambda: "another", is_told=True)
    assert Keys({}, tmp_path / ".env", wrong).optional("GROQ_API_KEY") is None
