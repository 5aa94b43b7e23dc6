from __future__ import annotations

import pytest

from vitaeval.cli.arguments import choose, parse
from vitaeval.errors import ConfigError


def test_values_are_literal_text() -> None:
    found = parse(
        ["profile=~/my cvs/ärger=1.json", "--yes", "gc", "empty="],
        keys=("profile", "empty"),
        flags=("--yes",),
        words=1,
    )
    assert found.values == {"profile": "~/my cvs/ärger=1.json", "empty": ""}
    assert (found.words, found.flags) == (("gc",), frozenset({"--yes"}))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["profil=x"], "unknown key 'profil': did you mean profile?"),
        (["--yess"], "unknown option --yess: did you mean --yes?"),
        (["-y"], "unknown option -y"),
    ],
)
def test_what_is_not_known_gets_near_matches(words: list[str], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(words, keys=("profile", "cv"), flags=("--yes",))
    assert said in str(caught.value)


def test_a_word_that_nobody_would_read_is_refused() -> None:
    with pytest.raises(ConfigError, match="'force' is one word too many; values are written KEY=VALUE, with force"):
        parse(["force"], keys=("force",))
    with pytest.raises(ConfigError, match="'twice' is one word too many"):
        parse(["gc", "twice"], words=1)


def test_a_needed_value_that_is_missing_is_named() -> None:
    with pytest.raises(ConfigError, match="run=… is missing"):
        parse([], keys=("run",)).need("run")


def test_one_of_a_list_is_chosen_by_its_name() -> None:
    assert choose("lint", ("lint", "stats"), "action") == "lint"
    with pytest.raises(ConfigError, match=r"which action\? lint, stats"):
        choose(None, ("lint", "stats"), "action")
    with pytest.raises(ConfigError, match=r"unknown action 'lnt': did you mean lint\?"):
        choose("lnt", ("lint", "stats"), "action")
