"""Releasing from the outside: promote, roll back, the ledger, and what a service then reads."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests import registries
from tests.flow.conftest import Place
from tests.ledgers import sha
from tests.verdicts import verdict

import vitaeval
from vitaeval.app import released, watch
from vitaeval.app.attempt import gate_rules
from vitaeval.app.bound import bound_today
from vitaeval.app.configure import configured
from vitaeval.app.gate_ledger import Opened, asked, open_attempt, settle
from vitaeval.app.ledger import open_ledger
from vitaeval.app.project import Project
from vitaeval.app.registry import releasing
from vitaeval.app.wire import wire
from vitaeval.errors import ConfigError, EnvironmentFailure
from vitaeval.schema.chat import Evidence
from vitaeval.schema.comparison import Arm
from vitaeval.schema.ledger import Judgement
from vitaeval.schema.verdict import Verdict
from vitaeval.tracking import mlflow_bindings

TASK = "parse_job"
SECOND = "1.0.1"


@pytest.fixture
def home(place: Place, empty: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A project with an empty registry, its sandbox, and a second version of a prompt."""
    for name in ("mlflow.db", "sandbox.db"):
        shutil.copy(empty, place.root / name)
    (place.root / "prompts" / TASK / f"{SECOND}.yaml").write_text(
        (place.root / "prompts" / TASK / "1.0.0.yaml")
        .read_text(encoding="utf-8")
        .replace("version: 1.0.0", f"version: {SECOND}")
        .replace("parent: null", "parent: 1.0.0")
        .replace("temperature: 0.0", "temperature: 0.1")
    )
    monkeypatch.setenv("VITAEVAL_ACTOR", "Ada")
    released._watch.cache_clear()
    yield place
    released._watch.cache_clear()


def words(*more: str) -> tuple[str, ...]:
    return (f"task={TASK}", *more)


def ok(home: Place, *command: str) -> str:
    ended = home.run(*command)
    assert ended.code == 0, ended
    return ended.out


def refused(home: Place, *command: str) -> str:
    ended = home.run(*command)
    assert (ended.code, ended.out) == (2, ""), ended
    assert "Traceback" not in ended.err
    return ended.err


def crowned(home: Place) -> None:
    """1.0.0 is the first champion."""
    ok(home, "promote", *words("version=1.0.0"))


def judged(
    home: Place,
    said: Verdict = Verdict.PASS,
    evidence: Evidence = Evidence.REAL,
    registry: str = "local",
    words_said: str | None = None,
) -> Opened:
    """An attempt of 1.0.1 against the champion, with its verdict, as the gate writes them."""
    project, releases = Project(home.root), releasing(Project(home.root), registry)
    configs = [configured(project, words(f"prompt={version}", "model=baseline")) for version in ("1.0.0", SECOND)]
    arms = wire(configs[0], project), wire(configs[1], project)
    what = replace(asked(arms, gate_rules(project, "release")), words=words_said)
    opened = open_attempt(project, releases, what, 0.05)
    baseline, candidate = (
        Arm(run_id=f"r{each}", task=TASK, prompt=each, model="baseline", served_models=(), evidence=evidence)
        for each in ("1.0.0", SECOND)
    )
    settle(project, releases.registry, opened, verdict(said, baseline=baseline, candidate=candidate))
    return opened


def aliases(home: Place, registry: str = "local") -> dict[str, str]:
    """Which version each alias of MLflow's registry names."""
    project = Project(home.root)
    with open_ledger(project, releasing(project, registry).registry, TASK) as ledger:
        client = ledger.client
        return {
            name: client.get_prompt_version_by_alias(TASK, name).tags["vitaeval.version"]
            for name in mlflow_bindings.aliases(client, TASK)
        }


def test_an_empty_registry_takes_the_version_of_the_configuration_without_evidence(home: Place) -> None:
    assert f"its first champion is 1.0.0 in conf{'/'}promote.yaml" in refused(
        home, "promote", *words(f"version={SECOND}")
    )
    said = ok(home, "promote", *words("version=1.0.0"))
    assert "promotion (no evidence): nobody → 1.0.0@baseline" in said
    assert aliases(home) == {"champion": "1.0.0"}


def test_a_pass_promotes_and_a_rollback_takes_it_back(home: Place) -> None:
    crowned(home)
    attempt = judged(home).attempt
    said = ok(home, "promote", *words(f"version={SECOND}"))
    assert "1.0.0@baseline" in said
    assert f"PASS {attempt.id}" in said
    assert aliases(home) == {"champion": SECOND, "previous": "1.0.0"}
    assert (home.root / "prompts" / "LOCK.json").read_text().count(f"{TASK}/{SECOND}.yaml") == 1
    told = ok(home, "rollback", *words())
    assert "rollback: 1.0.1@baseline" in told
    assert "no reason given" in told
    assert aliases(home) == {"champion": "1.0.0"}
    assert "was rolled back later (entry 5) and needs a new PASS" in refused(
        home, "promote", *words(f"version={SECOND}")
    )
    assert "nothing to go to" in refused(home, "rollback", *words("reason=slow"))
    assert "5 entries, whole" in ok(home, "ledger", "verify", *words())


def test_who_is_the_first_champion_is_settled_before_the_first_attempt(home: Place) -> None:
    judged(home)
    assert "promotion (no evidence)" in ok(home, "ledger", "show", *words()).splitlines()[0]
    ok(home, "promote", *words(f"version={SECOND}"))


@pytest.mark.parametrize(
    ("said", "evidence", "why"),
    [
        (Verdict.FAIL, Evidence.REAL, "its verdict is FAIL"),
        (Verdict.INCONCLUSIVE, Evidence.REAL, "its verdict is INCONCLUSIVE"),
        (Verdict.INVALID, Evidence.REAL, "has no verdict"),
        (Verdict.PASS, Evidence.PROMPT_BLIND, "its evidence is prompt_blind"),
    ],
)
def test_what_is_no_pass_by_real_answers_promotes_nothing(
    home: Place, said: Verdict, evidence: Evidence, why: str
) -> None:
    crowned(home)
    judged(home, said, evidence)
    assert why in refused(home, "promote", *words(f"version={SECOND}"))
    assert aliases(home) == {"champion": "1.0.0"}


def test_a_sandbox_takes_any_evidence_and_says_what_it_is(home: Place) -> None:
    judged(home, evidence=Evidence.SIMULATED, registry="sandbox")
    said = ok(home, "promote", *words(f"version={SECOND}", "registry=sandbox"))
    assert "sandbox: nothing here is released" in said
    assert aliases(home, "sandbox")["champion"] == SECOND
    assert aliases(home) == {}
    assert SECOND not in (home.root / "prompts" / "LOCK.json").read_text()


def test_a_prompt_that_was_edited_after_its_verdict_is_not_promoted(home: Place) -> None:
    crowned(home)
    judged(home)
    path = home.root / "prompts" / TASK / f"{SECOND}.yaml"
    path.write_text(path.read_text().replace("temperature: 0.1", "temperature: 0.9"))
    assert "has changed since its verdict" in refused(home, "promote", *words(f"version={SECOND}"))


def test_a_golden_set_that_changed_after_the_verdict_takes_it_away(home: Place) -> None:
    crowned(home)
    judged(home)
    path = home.root / "golden" / TASK / "core" / "examples.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[1:]), encoding="utf-8")
    assert "golden set core has changed since" in refused(home, "promote", *words(f"version={SECOND}"))


def test_the_same_attempt_has_its_verdict_already(home: Place) -> None:
    crowned(home)
    assert judged(home, Verdict.FAIL).verdict is None
    again = judged(home, Verdict.PASS)
    assert again.verdict is not None
    assert again.verdict.verdict is Verdict.FAIL
    assert again.verdict.grounds is not None
    assert again.verdict.grounds.attempt == again.attempt.id
    ok(home, "ledger", "verify", *words(f"head={again.verdict.grounds.head}"))


def test_a_false_alarm_that_people_have_found_lets_the_same_answers_be_judged_again(home: Place) -> None:
    crowned(home)
    first = judged(home, Verdict.FAIL)
    again = judged(home, Verdict.PASS, words_said=sha("a false alarm"))
    assert again.attempt == first.attempt
    assert again.verdict is None
    ok(home, "promote", *words(f"version={SECOND}"))


def test_a_forced_release_needs_a_reason_and_is_told_until_it_is_gone(home: Place) -> None:
    crowned(home)
    force = ("promote", *words(f"version={SECOND}", "force=true"))
    assert "reason=" in refused(home, *force)
    assert "FORCED" in ok(home, *force, "reason=the model of 1.0.0 is gone")
    assert "FORCED by Ada, no PASS has replaced it" in ok(home, "ledger", "show", *words())
    ok(home, "rollback", *words("reason=worse"))
    assert "no PASS has replaced it" not in ok(home, "ledger", "show", *words())


def test_a_rollout_goes_in_steps_and_is_withdrawn_by_a_rollback(home: Place) -> None:
    crowned(home)
    judged(home)
    assert "the next step is share=10" in refused(home, "promote", *words(f"version={SECOND}", "share=50"))
    assert "challenger  1.0.1@baseline" in ok(home, "promote", *words(f"version={SECOND}", "share=10"))
    assert aliases(home) == {"champion": "1.0.0", "challenger": SECOND}
    loaded = vitaeval.load_prompt(TASK, "challenger", project=home.root)
    assert (loaded.binding.version, loaded.share) == (SECOND, 10)
    assert vitaeval.load_prompt(TASK, project=home.root).share == 90
    ok(home, "rollback", *words("reason=slow"))
    assert aliases(home) == {"champion": "1.0.0"}


def test_a_binding_and_the_texts_of_its_stages_are_registered_once_however_often_it_is_released(home: Place) -> None:
    crowned(home)
    for _ in range(2):
        ok(home, "promote", *words(f"version={SECOND}", "force=true", "reason=again"))
        ok(home, "rollback", *words("reason=slow"))
    project = Project(home.root)
    with open_ledger(project, releasing(project).registry, TASK) as ledger:
        found = ledger.client.search_prompt_versions(TASK)
        assert len(found) == 2
        texts = [json.loads(item.template) for item in found]
        stages = {item.tags["vitaeval.version"]: item for item in ledger.client.search_prompt_versions(f"{TASK}.main")}
    assert sorted(stages) == ["1.0.0", SECOND]
    assert [message["role"] for message in stages[SECOND].template] == ["system", "user"]
    assert stages[SECOND].model_config["temperature"] == 0.1
    assert {text["version"] for text in texts} == {"1.0.0", SECOND}
    assert all([stage["stage"] for stage in text["stages"]] == ["main"] for text in texts)


def test_an_alias_that_somebody_moved_by_hand_is_found_put_right_and_not_served(home: Place) -> None:
    crowned(home)
    ok(home, "promote", *words(f"version={SECOND}", "force=true", "reason=why not"))
    project = Project(home.root)
    with open_ledger(project, releasing(project).registry, TASK) as ledger:
        ledger.client.set_prompt_alias(TASK, "champion", 1)
    assert vitaeval.load_prompt(TASK, project=home.root).binding.version == SECOND
    ended = home.run("ledger", "verify", *words())
    assert (ended.code, "alias champion does not say" in ended.out) == (10, True)
    assert "was put right" in ok(home, "ledger", "show", *words())
    assert aliases(home)["champion"] == SECOND


def test_an_entry_that_somebody_changed_stops_every_release_and_is_named(home: Place) -> None:
    crowned(home)
    ok(home, "promote", *words(f"version={SECOND}", "force=true", "reason=why not"))
    project = Project(home.root)
    with open_ledger(project, releasing(project).registry, TASK) as ledger:
        name = f"vitaeval.ledger.{TASK}.00000002"
        text = ledger.store.documents.read(name) or ""
        forged = text.replace('"forced":true', '"forced":false')
        ledger.client.set_registered_model_tag(name, "vitaeval.text.0000", forged)
    ended = home.run("ledger", "verify", *words())
    assert (ended.code, "entry 2 was changed" in ended.out) == (10, True)
    ended = home.run("rollback", *words("reason=slow"))
    assert (ended.code, "is damaged: entry 2 was changed" in ended.err) == (3, True)
    with pytest.raises(EnvironmentFailure, match="damaged"):
        vitaeval.load_prompt(TASK, project=home.root)


def test_the_ledger_is_exported_as_lines(home: Place) -> None:
    crowned(home)
    judged(home)
    out = home.root / "ledger.jsonl"
    ok(home, "ledger", "export", *words(f"out={out}"))
    kinds = [json.loads(line)["deed"]["kind"] for line in out.read_text().splitlines()]
    assert kinds == ["promotion", "attempt", Judgement.model_fields["kind"].default]
    assert "is there already" in refused(home, "ledger", "export", *words(f"out={out}"))
    lost = home.root / "nowhere" / "ledger.jsonl"
    assert "there is no folder" in refused(home, "ledger", "export", *words(f"out={lost}"))


@pytest.mark.parametrize(
    ("command", "remedy"),
    [
        (("promote", "task=parse_jobs", "version=1.0.0"), "parse_job"),
        (("promote", "task=parse_job"), "version=… is missing"),
        (("promote", "task=parse_job", "version=1.0.9"), "1.0.0"),
        (("promote", "task=parse_job", "version=1.0.0", "share=ten"), "such as share=10"),
        (("promote", "task=parse_job", "version=1.0.0", "registry=sandbx"), "did you mean sandbox"),
        (("promote", "task=parse_job", "version=1.0.0", "force=yes"), "true"),
        (("promote", "task=parse_job", "version=1.0.0", "force"), "'force' is one word too many"),
        (("rollback", "task=parse_jobs", "reason=slow"), "did you mean parse_job"),
        (("ledger", "verifi", "task=parse_job"), "did you mean verify"),
        (("ledger", "export", "task=parse_job"), "out=… is missing"),
        (("ledger", "verify", "task=parse_job", "head=zzz"), "write the hash that was shown"),
    ],
)
def test_wrong_words_are_told_with_the_remedy(home: Place, command: tuple[str, ...], remedy: str) -> None:
    assert remedy in refused(home, *command)


@pytest.mark.parametrize("command", [("gate",), ("plan", "gate=release")], ids=" ".join)
def test_a_gate_that_is_refused_makes_no_registry(place: Place, command: tuple[str, ...]) -> None:
    assert "unknown version '9.9.9'" in refused(place, *command, "task=generate_cv", "candidate=9.9.9")
    assert not list(place.root.glob("*.db*"))


def test_without_a_registry_nothing_is_done(home: Place) -> None:
    (home.root / "conf" / "registry" / "away.yaml").write_text(
        f"name: away\nuri: http://127.0.0.1:{registries.free_port()}\nsandbox: false\n"
    )
    ended = home.run("rollback", *words("reason=slow", "registry=away"))
    assert (ended.code, "does not answer" in ended.err) == (3, True)


def test_a_service_sees_a_release_of_another_process_at_once_enough(
    home: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowned(home)
    assert vitaeval.load_prompt(TASK, project=home.root).binding.version == "1.0.0"
    ok(home, "promote", *words(f"version={SECOND}", "force=true", "reason=why not"))
    monkeypatch.setattr(watch, "FRESH_S", 0.0)
    loaded = vitaeval.load_prompt(TASK, project=home.root)
    assert (loaded.binding.version, loaded.warning, loaded.share) == (SECOND, None, 100)
    assert loaded.binding.digest == bound_today(Project(home.root), TASK, SECOND).binding.digest
    assert vitaeval.load_prompt(TASK, "previous", project=home.root).binding.version == "1.0.0"
    with pytest.raises(ConfigError, match="no challenger today"):
        vitaeval.load_prompt(TASK, "challenger", project=home.root)


def test_nothing_in_service_is_an_error_and_not_an_old_answer(home: Place) -> None:
    with pytest.raises(ConfigError, match="has no champion"):
        vitaeval.load_prompt(TASK, project=home.root)
    with pytest.raises(ConfigError, match="did you mean champion"):
        vitaeval.load_prompt(TASK, "campion", project=home.root)


@pytest.fixture
def mute() -> Iterator[str]:
    """The address of something that takes connections and never answers."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(64)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"


def test_a_registry_that_hangs_leaves_a_service_at_work(
    home: Place, mute: str, caplog: pytest.LogCaptureFixture
) -> None:
    crowned(home)
    vitaeval.load_prompt(TASK, project=home.root)
    kept = next((home.root / "runs" / ".state" / "released").glob(f"{TASK}-*.json"))
    shutil.copy(kept, kept.with_name(f"{TASK}-{released.digest(mute)[:12]}.json"))
    loaded = vitaeval.load_prompt(TASK, registry=mute, project=home.root)
    assert loaded.binding.version == "1.0.0"
    assert "the last binding that was read" in str(loaded.warning)
    assert "the last binding that was read" in caplog.text


def test_a_hanging_registry_of_which_nothing_is_known_is_an_error(
    home: Place, mute: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "FIRST_S", 0.2)
    with pytest.raises(EnvironmentFailure, match="nothing was read from it before"):
        vitaeval.load_prompt(TASK, registry=mute, project=home.root)


def test_a_kept_binding_that_was_changed_is_not_served(home: Place, mute: str, monkeypatch: pytest.MonkeyPatch) -> None:
    crowned(home)
    vitaeval.load_prompt(TASK, project=home.root)
    kept = next((home.root / "runs" / ".state" / "released").glob(f"{TASK}-*.json"))
    found: Any = json.loads(kept.read_text())
    found["bindings"]["champion"]["stages"][0]["system"]["text"] = "Invent freely."
    kept.with_name(f"{TASK}-{released.digest(mute)[:12]}.json").write_text(json.dumps(found))
    monkeypatch.setattr(watch, "FIRST_S", 0.2)
    with pytest.raises(EnvironmentFailure):
        vitaeval.load_prompt(TASK, registry=mute, project=home.root)
