from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from vitaeval.compose import compose, sweep
from vitaeval.errors import ConfigError


@pytest.fixture
def conf(tmp_path: Path) -> Path:
    (tmp_path / "suite").mkdir()
    (tmp_path / "eval.yaml").write_text("defaults:\n  - suite: smoke\n  - _self_\ntask: greet\nconcurrency: 8\n")
    (tmp_path / "suite" / "smoke.yaml").write_text("name: smoke\nexamples: 12\n")
    (tmp_path / "suite" / "release.yaml").write_text("name: release\nexamples: null\n")
    return tmp_path


def refused(conf: Path, *overrides: str) -> str:
    with pytest.raises(ConfigError) as caught:
        compose(conf, "eval", overrides)
    return str(caught.value)


def test_files_groups_and_overrides_become_plain_values(conf: Path) -> None:
    found = compose(conf, "eval", ["suite=release", "suite.examples=3", "task=other"])
    assert found == {"suite": {"name": "release", "examples": 3}, "task": "other", "concurrency": 8}
    assert type(found["suite"]) is dict


def test_composing_twice_in_one_process_works(conf: Path) -> None:
    assert compose(conf, "eval", []) == compose(conf, "eval", [])


def test_an_unknown_key_gets_near_matches(conf: Path) -> None:
    assert "unknown key 'tsk'" in (said := refused(conf, "tsk=greet"))
    assert "did you mean task?" in said


def test_an_unknown_key_of_a_group_gets_near_matches_of_that_group(conf: Path) -> None:
    said = refused(conf, "suite.exmples=4")
    assert "suite.exmples" in said
    assert "did you mean suite.examples" in said


def test_an_unknown_option_gets_near_matches_and_names_the_folder(conf: Path) -> None:
    said = refused(conf, "suite=smke")
    assert "suite=smke" in said
    assert "conf/suite has no 'smke'; did you mean smoke?" in said


def test_an_option_far_from_all_lists_what_there_is(conf: Path) -> None:
    assert "known: release, smoke" in refused(conf, "suite=zzz")


@pytest.mark.parametrize("word", ["task=[1", "task={a", "=x"])
def test_broken_grammar_is_one_short_message(conf: Path, word: str) -> None:
    assert len(refused(conf, word).splitlines()) == 1


def test_a_value_that_the_environment_lacks_is_named(conf: Path) -> None:
    (conf / "suite" / "env.yaml").write_text("name: ${oc.env:VITAEVAL_NOT_SET}\n")
    assert "VITAEVAL_NOT_SET" in refused(conf, "suite=env")


def test_a_value_left_open_is_named(conf: Path) -> None:
    (conf / "suite" / "open.yaml").write_text("name: ???\n")
    assert "suite.name" in refused(conf, "suite=open")


def test_a_sweep_is_the_product_in_the_order_given() -> None:
    assert sweep(["a=1,2", "b=3", "c=x,y"]) == (
        ("a=1", "b=3", "c=x"),
        ("a=1", "b=3", "c=y"),
        ("a=2", "b=3", "c=x"),
        ("a=2", "b=3", "c=y"),
    )


def test_a_sweep_over_versions_keeps_them_as_written() -> None:
    assert sweep(["prompt=1.0.0,1.1.0"]) == (("prompt=1.0.0",), ("prompt=1.1.0",))


def test_nothing_to_sweep_is_one_run() -> None:
    assert sweep([]) == ((),)
    assert sweep(["suite.tags=[a,b]"]) == (("suite.tags=[a,b]",),)


def test_each_combination_composes(conf: Path) -> None:
    found = [compose(conf, "eval", chosen) for chosen in sweep(["suite=smoke,release", "concurrency=1,2"])]
    assert [(item["suite"]["name"], item["concurrency"]) for item in found] == [
        ("smoke", 1),
        ("smoke", 2),
        ("release", 1),
        ("release", 2),
    ]


def test_a_broken_sweep_is_a_config_error() -> None:
    with pytest.raises(ConfigError):
        sweep(["a=[1,"])


@pytest.mark.parametrize("word", ["task=ü", "task='x", "task=[1", "concurrency={a"])
def test_a_value_that_cannot_be_read_is_quoted_for_the_user_to_copy(conf: Path, word: str) -> None:
    said = refused(conf, word)
    assert said.startswith(f"{word}: the value cannot be read")
    assert compose(conf, "eval", [shlex.split(said.rsplit(": ", 1)[1])[0]])["task"]


def test_several_values_at_once_need_a_run_each(conf: Path) -> None:
    assert refused(conf, "task=a,b").startswith("task=a,b: these are several values; add -m")


def test_a_group_takes_one_name(conf: Path) -> None:
    assert refused(conf, "suite=[1,2]") == "suite=[1,2]: suite wants one name, [1,2] is none; known: release, smoke"


def test_a_sweep_says_what_it_cannot_read(conf: Path) -> None:
    with pytest.raises(ConfigError, match=r"^task=ü: the value cannot be read"):
        sweep(["task=ü"])
