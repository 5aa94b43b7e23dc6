from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from vitaeval.cli import main
from vitaeval.cli.handlers import HANDLERS
from vitaeval.cli.help import COMMANDS

PROGRAM = Path(sys.executable).with_name("vitaeval")
RUN = "import sys; from vitaeval.cli import main; sys.exit(main(sys.argv[1:]))"
HEAVY = (
    "hydra",
    "omegaconf",
    "pydantic",
    "mlflow",
    "pandas",
    "numpy",
    "scipy",
    "sklearn",
    "openai",
    "anthropic",
    "rich",
)


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    handler = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, handler)


def program(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "importtime", str(PROGRAM), *words],
        capture_output=True,
        text=True,
        env={**os.environ, **more},
    )


@pytest.mark.parametrize("words", [("--help",), ("eval", "--help"), ("--version",)], ids=" ".join)
def test_help_is_instant_because_it_loads_nothing_heavy(words: tuple[str, ...]) -> None:
    found = program(*words)
    assert found.returncode == 0, found.stderr
    loaded = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in found.stderr.splitlines() if "|" in line}
    assert "vitaeval" in loaded
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_usage_and_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == main([name, "-h"]) == 0
    said = capsys.readouterr().out
    assert f"usage: vitaeval {name}" in said
    assert "examples:\n  vitaeval" in said
    assert all(len(line) <= 120 for line in said.splitlines())


def test_every_command_that_is_told_of_exists() -> None:
    assert sorted(COMMANDS) == sorted(HANDLERS)


@pytest.mark.parametrize("words", [[], ["-h"], ["--help"], ["help"]], ids=str)
def test_the_first_screen_lists_every_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    said = capsys.readouterr().out
    assert all(f"  {name}" in said for name in COMMANDS)


def test_prompt_blind_models_are_declared_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    main(["eval", "--help"])
    assert "prompt_blind" in capsys.readouterr().out


def test_an_unknown_command_gets_its_near_match(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evall"]) == 2
    said = capsys.readouterr()
    assert "did you mean eval?" in said.err
    assert said.out == ""


def test_an_unknown_command_with_help_is_still_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evall", "--help"]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "profil=x"], "unknown key 'profil': did you mean profile?"),
        (["check"], "profile=… is missing"),
        (["check", "profile=/no/such.json", "cv=/no/cv.md"], "/no/such.json: no such file"),
        (["golden", "lnt"], "unknown action 'lnt': did you mean lint?"),
        (["golden"], "which action? lint, stats, show"),
        (["list", "modells"], "unknown kind 'modells': did you mean models?"),
        (["runs", "gc", "keep=few"], "keep='few' must be a whole number"),
        (["runs", "gc", "--yess"], "unknown option --yess: did you mean --yes?"),
        (["eval", "smoke"], "'smoke' is no KEY=VALUE"),
        (["rescore"], "run=… is missing"),
        (["rescore", "last"], "'last' is one word too many; values are written KEY=VALUE, with run"),
        (["check", "me.json", "cv=cv.md"], "'me.json' is one word too many"),
        (["rescore", "run=nothing"], "unknown run 'nothing'"),
        (["new", "promt"], "unknown kind 'promt': did you mean prompt?"),
        (["prompts", "diff"], "task=… is missing"),
        (["prompts", "show", "task=generate_cw", "version=1.0.0"], "did you mean generate_cv?"),
        (["golden", "show", "example=nobody"], "unknown example 'nobody'"),
        (["golden", "stats", "task=generate_cv", "set=coree"], "did you mean core?"),
    ],
    ids=lambda item: " ".join(item) if isinstance(item, list) else "",
)
def test_a_mistake_is_one_line_on_stderr_and_exit_code_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[3])
    assert main(words) == 2
    found = capsys.readouterr()
    assert found.err.startswith(f"vitaeval {words[0]}: ")
    assert said in found.err
    assert len(found.err.splitlines()) == 1


def test_a_reader_that_goes_away_is_no_success() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [str(PROGRAM), "list", "metrics"]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, cwd=Path(__file__).parents[3])
    os.close(write)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_the_output_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        command = [str(PROGRAM), "list", "metrics"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3])
    assert (done.returncode, done.stderr) == (3, "vitaeval list: No space left on device\n")


def test_a_terminal_without_unicode_shows_what_it_can() -> None:
    done = subprocess.run(
        [str(PROGRAM), "list", "metrics"],
        capture_output=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?" in done.stdout


def told_to_stop(process: subprocess.Popen[str], how: signal.Signals) -> str:
    """What it says at its end; told again, as people do, where Python had heard it a moment before a read began."""
    for patience_s in (10, 10, 60):
        process.send_signal(how)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=patience_s)[1]
    raise AssertionError("it goes on")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=str)
def test_it_can_be_stopped_where_a_script_started_it_with_an_ampersand(how: signal.Signals, tmp_path: Path) -> None:
    """Shells have such a program ignore Ctrl-C. Opening the pipe tells that it is at work, and waits in it."""
    pipe = tmp_path / "profile.json"
    os.mkfifo(pipe)
    command = f"import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); {RUN}"
    words = ["check", f"profile={pipe}", "cv=cv.md"]
    with subprocess.Popen([sys.executable, "-c", command, *words], stderr=subprocess.PIPE, text=True) as process:
        try:
            with pipe.open("w"):
                said = told_to_stop(process, how)
        finally:
            process.kill()
    assert (process.returncode, "interrupted" in said) == (130, True)
