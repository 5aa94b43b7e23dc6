"""A model as a judge, over real HTTP: what it says is kept, what its word is worth is measured and said everywhere."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.flow.conftest import FAR, Ended, Place, keys, record
from tests.judges import RUN, Person, copied, erratic, fair, hasty, inside, partial, prefers, strict, truth
from tests.wire.behaviour import Answer
from tests.wire.seen import Seen
from tests.wire.server import WireServer

import vitaeval
from vitaeval.schema.calibration import Calibration, PreferredRun
from vitaeval.schema.config import Artifacts
from vitaeval.tracking.content import content

JUDGE = ("model=local", "cache=off")
CALIBRATE = ("judge", "calibrate", "task=judge_cv", "set=drawn")


@pytest.fixture(scope="module")
def judged_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a run of the baseline and one of the golden answers, made once."""
    root = tmp_path_factory.mktemp("kept")
    for name in ("conf", "golden", "prompts"):
        copied(Path(__file__).parents[2] / name, root / name)
    for model in ("baseline", "reference"):
        vitaeval.evaluate(f"model={model}", *RUN, project=root)
    return root


@pytest.fixture
def server(place: Place, judged_before: Path) -> Iterator[WireServer]:
    """A local model server, and a project with two finished runs: the golden answers are the last."""
    copied(judged_before / "runs", place.root / "runs")
    found = WireServer().start()
    place.patch.setenv("VITAEVAL_LOCAL_URL", f"{found.url}/v1")
    found.always(Answer(fair))
    yield found
    found.stop()


def judge(place: Place, *words: str) -> Ended:
    return place.run("judge", *words, *JUDGE)


def run_of(place: Place, name: str) -> Path:
    """The run of the model called `name`."""
    return next(
        path
        for path in place.folders()
        if json.loads((path / "run.json").read_text())["config"]["model"]["name"] == name
    )


def measured(place: Place, server: WireServer, behaviour: Answer, people: tuple[str, ...] = ("Ann", "Bob")) -> Ended:
    """Draw documents, let people label them, let the judge grade them, and calibrate."""
    assert place.run("judge", "sample", "run=last", "set=drawn", "documents=24").code == 0
    for who, reads in zip(people, (truth, hasty), strict=False):
        assert Person(reads).label(place.root, "judge_cv", "drawn", who) > 10
    server.always(behaviour)
    assert place.run("eval", "task=judge_cv", "golden=drawn", "tracking=none", *JUDGE).code == 0
    return place.run(*CALIBRATE)


def calibration(place: Place) -> Calibration:
    (path,) = (place.root / "judges" / "judge_cv").glob("*.json")
    return Calibration.model_validate_json(path.read_text())


def test_a_number_without_peoples_labels_says_so_wherever_it_stands(place: Place, server: WireServer) -> None:
    ended = judge(place, "run=last")
    assert ended.code == 0, ended
    folder = run_of(place, "reference")
    found = record(folder)
    value = found.aggregate("judge")
    assert found.judged is not None
    assert value is not None
    assert found.judged.calibration is None
    assert value.mean == pytest.approx(0.5, abs=0.15)
    for report in (ended.out, (folder / "report.md").read_text(), (folder / "report.json").read_text()):
        assert "UNCALIBRATED" in report
        assert "gpt-oss:20b" in report
    logged = content(found, "", Artifacts.ALL)
    assert logged.tags["judge"].startswith("UNCALIBRATED")
    assert "uncalibrated_judge" in logged.metrics
    assert "judge" not in logged.metrics


def test_two_runs_of_one_judge_are_compared_with_the_mark(place: Place, server: WireServer) -> None:
    for name in ("baseline", "reference"):
        assert judge(place, f"run={run_of(place, name).name}").code == 0
    ended = place.run("compare", "candidate=last", "baseline=last-1")
    assert ended.code == 0, ended
    assert "Judge gpt-oss:20b (UNCALIBRATED)" in ended.out
    assert "its numbers are a model's opinion and decide nothing" in ended.out


def test_numbers_of_two_judges_are_not_set_side_by_side(place: Place, server: WireServer) -> None:
    assert judge(place, "run=last").code == 0
    assert judge(place, "run=last-1", "model.sampling.temperature=0.7").code == 0
    ended = place.run("compare", "candidate=last", "baseline=last-1")
    assert ended.code == 0, ended
    assert "the judges' numbers are not set side by side" in " ".join(ended.out.split())
    assert "Judge gpt-oss" not in ended.out


def test_a_vendor_who_serves_another_model_is_another_judge(place: Place, server: WireServer) -> None:
    assert judge(place, "run=last").code == 0
    server.always(Answer(fair, model="gpt-oss:20b-q4"))
    assert judge(place, "run=last-1").code == 0
    ended = place.run("compare", "candidate=last", "baseline=last-1")
    assert "the judges' numbers are not set side by side" in " ".join(ended.out.split())
    assert "Judge gpt-oss" not in ended.out


def test_floor_and_ceiling_are_not_worked_out_again_for_a_judge(place: Place, server: WireServer) -> None:
    known = set((place.root / "runs" / ".anchors").iterdir())
    assert known
    assert judge(place, "run=last").code == 0
    assert set((place.root / "runs" / ".anchors").iterdir()) == known


def test_the_judge_never_reads_who_the_person_is(place: Place, server: WireServer) -> None:
    assert judge(place, "run=last").code == 0
    cards = [json.loads(path.read_text())["basics"] for path in (place.root / "golden" / "profiles").glob("*.json")]
    told = "\n".join(inside("document", seen.prompt) for seen in server.requests)
    assert told
    assert [card["name"] for card in cards if card.get("name") and card["name"] in told] == []
    assert [card["email"] for card in cards if card.get("email") and card["email"] in told] == []


def test_an_answer_that_is_no_judgement_is_counted_and_scores_nothing(place: Place, server: WireServer) -> None:
    spoilt: list[str] = []

    def once(seen: Seen) -> str:
        spoilt.extend([] if spoilt else [inside("document", seen.prompt)])
        return "I would invite this person." if inside("document", seen.prompt) == spoilt[0] else fair(seen)

    server.always(Answer(once))
    ended = judge(place, "run=last", "max_unanswered=0.2")
    assert ended.code == 0, ended
    folder = run_of(place, "reference")
    lines = [json.loads(line) for line in (folder / "judgements.jsonl").read_text().splitlines()]
    (lacking,) = [line for line in lines if line["judgement"] is None]
    assert lacking["reason"]
    found = record(folder)
    assert found.judged is not None
    assert found.judged.missing == 1
    cell = next(item.cells["judge"] for item in found.examples if item.example == lacking["example"])
    assert cell.kind == "not_applicable"


def test_bands_outside_the_rubric_are_no_bands(place: Place, server: WireServer) -> None:
    server.always(Answer(lambda seen: fair(seen).replace('"band": ', '"band": 1')))
    ended = judge(place, "run=last")
    assert ended.code == 12
    assert "nothing was recorded" in " ".join(ended.out.split())
    folder = run_of(place, "reference")
    assert not (folder / "judgements.jsonl").exists()
    assert record(folder).judged is None


def test_a_killed_judge_goes_on_and_repeats_no_paid_call(place: Place, server: WireServer) -> None:
    server.always(Answer(fair, latency_s=0.1))
    words = ["judge", "run=last", *JUDGE, "concurrency=1"]
    process = subprocess.Popen(
        [sys.executable, str(FAR / "_run.py"), *words], cwd=place.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while len(server.requests) < 4:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    folder = run_of(place, "reference")
    (journal,) = folder.glob("judge-*/journal.jsonl")
    before, heard = keys(journal.parent), len(server.requests)
    assert before
    assert not (folder / "judgements.jsonl").exists()
    server.always(Answer(fair))
    ended = place.run(*words)
    assert ended.code == 0, ended
    assert f"{len(before)} calls from the journal" in ended.out
    documents = len((folder / "judgements.jsonl").read_text().splitlines())
    assert len(server.requests) - heard == documents - len(before)
    again = place.run(*words)
    assert again.code == 0
    assert len(server.requests) - heard == documents - len(before)


def test_a_changed_answer_loses_its_judgement(place: Place, server: WireServer) -> None:
    assert judge(place, "run=last").code == 0
    path = run_of(place, "reference") / "judgements.jsonl"
    first, *rest = path.read_text().splitlines()
    other = {**json.loads(first), "document": "0" * 64}
    path.write_text("\n".join([json.dumps(other), *rest]) + "\n")
    assert place.run("rescore", "run=last").code == 0
    cells = {item.example: item.cells["judge"].kind for item in record(path.parent).examples if "judge" in item.cells}
    assert cells[other["example"]] == "not_applicable"
    assert Counter(cells.values())["score"] == len(rest)


def test_a_judge_that_takes_what_stands_first_is_found_out(place: Place, server: WireServer) -> None:
    server.always(Answer(partial))
    ended = judge(place, "candidate=last", "baseline=last-1")
    assert ended.code == 0, ended
    found = pairs(place)
    asked = found.counts.won + found.counts.tied + found.counts.lost - found.counts.same
    assert asked > 10
    assert (found.counts.won, found.counts.lost, found.counts.turned) == (0, 0, asked)
    assert found.counts.first is not None
    assert found.counts.first.mean == 1.0
    assert "UNCALIBRATED" in ended.out
    assert f"{asked} ties only because each order preferred the same place" in ended.out


def test_a_judge_that_reads_is_not_swayed_by_the_place(place: Place, server: WireServer) -> None:
    server.always(Answer(prefers))
    assert judge(place, "candidate=last", "baseline=last-1").code == 0
    forward = pairs(place)
    assert forward.counts.turned == 0
    assert forward.counts.first is not None
    assert forward.counts.first.mean == pytest.approx(0.5)
    assert forward.counts.won + forward.counts.lost > 10
    assert len(server.requests) == 2 * (
        forward.counts.won + forward.counts.lost + forward.counts.tied - forward.counts.same
    )
    assert judge(place, "candidate=last-1", "baseline=last").code == 0
    backward = pairs(place, "baseline")
    assert (backward.counts.won, backward.counts.lost) == (forward.counts.lost, forward.counts.won)


def pairs(place: Place, candidate: str = "reference") -> PreferredRun:
    (path,) = run_of(place, candidate).glob("prefer-*.json")
    return PreferredRun.model_validate_json(path.read_text())


def test_people_make_a_judge_a_calibrated_one(place: Place, server: WireServer) -> None:
    ended = measured(place, server, Answer(strict))
    assert ended.code == 0, ended
    found = calibration(place)
    assert found.labellers == ("Ann", "Bob")
    for held in found.criteria.values():
        assert held.alpha is not None
        assert held.alpha.mean > 0.5
        assert held.offset.mean < -0.1
        assert held.people is not None
        assert held.people.mean > 0.5
    assert "UNCALIBRATED" not in ended.out
    assert "People would say on average" in ended.out
    ended = judge(place, f"run={run_of(place, 'reference').name}")
    assert ended.code == 0, ended
    told = record(run_of(place, "reference"))
    assert told.judged is not None
    assert told.judged.corrected is not None
    assert "Judge gpt-oss:20b (calibrated)" in ended.out
    assert "UNCALIBRATED" not in (run_of(place, "reference") / "report.md").read_text()
    raw = told.aggregate("judge.clarity")
    assert raw is not None
    assert raw.mean is not None
    assert not told.judged.corrected.transported
    assert told.judged.corrected.means["clarity"].mean > raw.mean + 0.1
    assert "judge" in content(told, "", Artifacts.ALL).metrics
    (kept,) = (place.root / "judges" / "judge_cv").glob("*.json")
    known = kept.read_text()
    for words, mark in ((None, "(UNCALIBRATED)"), (known, "(calibrated)")):
        kept.unlink() if words is None else kept.write_text(words)
        assert mark in place.run("rescore", f"run={run_of(place, 'reference').name}").out


def test_a_calibration_holds_for_the_model_that_answered_and_no_other(place: Place, server: WireServer) -> None:
    measured(place, server, Answer(fair))
    server.always(Answer(fair, model="gpt-oss:20b-q4"))
    ended = judge(place, f"run={run_of(place, 'reference').name}")
    assert ended.code == 0
    assert "calibrated as gpt-oss:20b, served as gpt-oss:20b-q4" in " ".join(ended.out.split())
    assert "(UNCALIBRATED)" in ended.out
    server.always(Answer(fair))
    ended = judge(place, f"run={run_of(place, 'reference').name}", "model.sampling.temperature=1.0")
    assert "(UNCALIBRATED)" in ended.out


def test_a_judge_no_better_than_chance_stays_uncalibrated(place: Place, server: WireServer) -> None:
    ended = measured(place, server, Answer(erratic))
    assert ended.code == 0, ended
    assert "UNCALIBRATED: better than chance is not shown" in ended.out
    ended = judge(place, f"run={run_of(place, 'reference').name}")
    assert "people's labels do not show it to be better than chance" in " ".join(ended.out.split())


def test_labels_of_a_model_calibrate_nothing(place: Place, server: WireServer) -> None:
    assert place.run("judge", "sample", "run=last", "set=drawn").code == 0
    Person(truth).label(place.root, "judge_cv", "drawn", "gpt-4o", by="model")
    assert place.run("eval", "task=judge_cv", "golden=drawn", "tracking=none", *JUDGE).code == 0
    ended = place.run(*CALIBRATE)
    assert ended.code == 12
    assert "a model's labels do not count" in " ".join(ended.out.split())
    assert not (place.root / "judges").exists()


def test_bands_that_came_with_a_set_are_nobodys_labels(place: Place, server: WireServer) -> None:
    assert place.run("eval", "task=judge_cv", "tracking=none", *JUDGE).code == 0
    ended = place.run("judge", "calibrate", "task=judge_cv", "set=core")
    assert ended.code == 12
    assert "no person has labelled any" in ended.out


def test_labels_under_another_rubric_do_not_count(place: Place, server: WireServer) -> None:
    path = place.root / "prompts" / "judge_cv" / "main" / "system.v1.md"
    assert place.run("judge", "sample", "run=last", "set=drawn").code == 0
    Person(truth).label(place.root, "judge_cv", "drawn", "Ann")
    path.write_text(path.read_text().replace("4  plain and ordered", "4  plain"))
    assert place.run("eval", "task=judge_cv", "golden=drawn", "tracking=none", *JUDGE).code == 0
    assert place.run(*CALIBRATE).code == 12


def test_the_place_of_a_document_is_measured_against_people(place: Place, server: WireServer) -> None:
    words = ("candidate=last", "baseline=last-1", "set=drawn")
    assert place.run("judge", "sample", *words).code == 0
    for who in ("Ann", "Bob"):
        Person(truth).label(place.root, "prefer_cv", "drawn", who)
    server.always(Answer(partial))
    assert place.run("eval", "task=prefer_cv", "golden=drawn", "tracking=none", *JUDGE).code == 0
    ended = place.run("judge", "calibrate", "task=prefer_cv", "set=drawn")
    assert ended.code == 0, ended
    (path,) = (place.root / "judges" / "prefer_cv").glob("*.json")
    held = Calibration.model_validate_json(path.read_text()).criteria["preference"]
    assert held.position is not None
    assert held.turned is not None
    assert (held.position.mean, held.turned.mean) == (0.5, 1.0)
    assert "for what stands first +0.500" in ended.out
    assert "UNCALIBRATED" in ended.out


def test_a_judge_that_leaves_out_what_is_hard_is_not_flattered(place: Place, server: WireServer) -> None:
    def choosy(seen: Seen) -> str:
        return fair(seen) if sum(truth(inside("document", seen.prompt))) > 7 else "This one is hard to say."

    server.always(Answer(choosy))
    Person(truth).label(place.root, "judge_cv", "core", "Ann")
    place.run("eval", "task=judge_cv", "tracking=none", *JUDGE)
    ended = place.run("judge", "calibrate", "task=judge_cv", "set=core")
    assert ended.code == 12
    assert "gave no valid answer to" in " ".join(ended.out.split())
    assert not (place.root / "judges").exists()


def test_a_judge_is_measured_by_its_first_word(place: Place, server: WireServer) -> None:
    asked: list[str] = []

    def tiring(seen: Seen) -> str:
        asked.append(seen.key)
        return fair(seen) if asked.count(seen.key) == 1 else erratic(seen)

    server.always(Answer(tiring))
    Person(truth).label(place.root, "judge_cv", "core", "Ann")
    assert place.run("eval", "task=judge_cv", "tracking=none", "suite.trials=2", *JUDGE).code == 0
    ended = place.run("judge", "calibrate", "task=judge_cv", "set=core")
    assert ended.out.count("kappa 1.000") == 3
    assert len(asked) == 2 * len(set(asked))


def test_letters_are_judged_and_labelled_like_cvs(place: Place, server: WireServer) -> None:
    for who in ("Ann", "Bob"):
        assert Person(truth).label(place.root, "judge_letter", "core", who) == 8
    assert place.run("eval", "task=judge_letter", "tracking=none", *JUDGE).code == 0
    ended = place.run("judge", "calibrate", "task=judge_letter", "set=core")
    assert ended.code == 0, ended
    assert "n 8 about 2 persons, kappa 1.000, alpha 1.000" in ended.out
    assert "UNCALIBRATED" in ended.out
    assert "it takes documents of at least ten people" in " ".join(ended.out.split())


def test_a_sample_takes_many_people_and_no_text_twice(place: Place, server: WireServer) -> None:
    place.eval("suite.examples=12", "suite.trials=2", "metrics=[validity]")
    assert place.run("judge", "sample", "run=last", "set=drawn").code == 0
    lines = (place.root / "golden" / "judge_cv" / "drawn" / "examples.jsonl").read_text().splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({row["expected"]["document"] for row in rows}) == len(rows)
    assert all("bands" not in row["expected"] for row in rows)
    people = {row["input"]["profile"] for row in rows}
    assert place.run("judge", "sample", "run=last", "set=few", f"documents={len(people)}").code == 0
    few = (place.root / "golden" / "judge_cv" / "few" / "examples.jsonl").read_text().splitlines()
    assert {json.loads(line)["input"]["profile"] for line in few} == people
    assert place.run("golden", "lint", "task=judge_cv").code == 0


def test_people_say_what_a_pairwise_judge_is_worth(place: Place, server: WireServer) -> None:
    words = ("candidate=last", "baseline=last-1")
    arms = (f"candidate={run_of(place, 'reference').name}", f"baseline={run_of(place, 'baseline').name}")
    assert place.run("judge", "sample", *words, "set=drawn").code == 0
    for who in ("Ann", "Bob"):
        Person(truth).label(place.root, "prefer_cv", "drawn", who)
    server.always(Answer(prefers))
    assert place.run("eval", "task=prefer_cv", "golden=drawn", "tracking=none", *JUDGE).code == 0
    assert place.run("judge", "calibrate", "task=prefer_cv", "set=drawn").code == 0
    ended = judge(place, *arms)
    assert ended.code == 0, ended
    assert "(calibrated)" in ended.out
    found = pairs(place)
    assert found.corrected is not None
    assert found.counts.share is not None
    assert found.corrected.mean == pytest.approx(found.counts.share.mean, abs=0.1)


def test_recorded_judgements_work_where_no_judge_is(place: Place, server: WireServer) -> None:
    measured(place, server, Answer(fair))
    golden = place.folders()[-1].name
    folder = run_of(place, "reference")
    assert judge(place, f"run={folder.name}").code == 0
    before = record(folder).aggregate("judge")
    for run, out in ((folder.name, "judge.jsonl"), (golden, "golden.jsonl")):
        assert place.run("record", f"run={run}", f"out={out}").code == 0
    server.stop()
    (folder / "judgements.jsonl").unlink()
    for path in (place.root / "judges" / "judge_cv").glob("*.json"):
        path.unlink()
    replayed = ("model=replay", "cassette=golden.jsonl", "cache=off", "tracking=none")
    assert place.run("eval", "task=judge_cv", "golden=drawn", *replayed).code == 0
    assert place.run(*CALIBRATE).code == 0
    ended = place.run("judge", f"run={folder.name}", "model=replay", "cassette=judge.jsonl", "cache=off")
    assert ended.code == 0, ended
    assert "(calibrated)" in ended.out
    assert record(folder).aggregate("judge") == before


def test_no_gate_rests_on_a_judge(place: Place, server: WireServer) -> None:
    rules = place.root / "conf" / "gate" / "release.yaml"
    rules.write_text(rules.read_text().replace("guardrails:", "guardrails:\n  judge.relevance: 0.05", 1))
    ended = place.run("gate", "task=generate_cv", "candidate=1.1.0", "baseline=1.0.0")
    assert ended.code == 2
    assert "'judge.relevance' is a judge's word, UNCALIBRATED" in ended.err
    assert server.requests == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "what is to be judged? run=ID|last"),
        (("run=last", "candidate=last"), "what is to be judged?"),
        (("candidate=last",), "baseline=… is missing"),
        (("candidate=last", "baseline=last"), "the same run"),
        (("run=last", "modl=local"), "did you mean model"),
        (("run=last", "judge=9.9.9"), "unknown version '9.9.9' of judge_cv"),
        (("run=lst",), "unknown run 'lst'"),
        (("calibrat",), "did you mean calibrate"),
        (("calibrate", "task=judge_cv"), "set=… is missing"),
        (("calibrate", "task=judg_cv", "set=core"), "did you mean judge_cv"),
        (("calibrate", "task=judge_cv", "set=core"), "no judge has graded judge_cv/core yet"),
        (("calibrate", "task=judge_cv", "set=core", "run=last"), "is a run of generate_cv/core"),
        (("sample", "run=last"), "set=… is missing"),
        (("sample", "run=last", "set=Mine!"), "use lower case letters"),
        (("sample", "run=last", "set=mine", "documents=0"), "must be a whole number from 1"),
        (("sample", "run=last", "set=core"), "exists: choose another name"),
    ],
)
def test_mistakes_are_answered_in_words(place: Place, server: WireServer, words: tuple[str, ...], told: str) -> None:
    ended = place.run("judge", *words)
    assert ended.code == 2, ended
    assert told in ended.err
    assert server.requests == []


def test_a_broken_file_is_named_with_its_line(place: Place, server: WireServer) -> None:
    assert judge(place, "run=last").code == 0
    path = run_of(place, "reference") / "judgements.jsonl"
    path.write_text(path.read_text() + '{"format": 1}\n')
    ended = place.run("rescore", "run=last")
    assert ended.code == 2
    assert f"judgements.jsonl:{len(path.read_text().splitlines())}" in ended.err


def test_a_run_that_delivers_no_document_has_nothing_to_judge(place: Place) -> None:
    place.eval("task=parse_job", "suite.examples=3")
    ended = place.run("judge", "run=last")
    assert ended.code == 2
    assert "no task on the shelf judges what parse_job delivers" in ended.err
