from pathlib import Path

from tests.kept_project import project, run, small
from tests.nights import night_run

from vitaeval.app.nightly_history import gather, history_file, read_history
from vitaeval.app.project import Project
from vitaeval.app.word_file import append_word

METRICS = ("extraction",)


def with_a_night(root: Path) -> Project:
    """A project with one nightly run and one that is none."""
    place = project(root)
    run(small(), place)
    run(small(epoch="night-2026-01-01"), place)
    return place


def test_only_nightly_runs_are_gathered_and_each_once(tmp_path: Path) -> None:
    place = with_a_night(tmp_path / "p")
    (found,) = gather(place, "parse_job", METRICS)
    assert (found.night, found.asked, set(found.values)) == ("2026-01-01", 4, {"extraction"})
    assert gather(place, "parse_job", METRICS) == gather(place, "parse_job", METRICS, again="all") == (found,)
    assert len(history_file(place, "parse_job").read_text().splitlines()) == 1
    assert gather(place, "generate_cv", METRICS) == ()


def test_a_line_that_a_crash_has_torn_is_written_again(tmp_path: Path) -> None:
    place = with_a_night(tmp_path / "p")
    whole = gather(place, "parse_job", METRICS)
    path = history_file(place, "parse_job")
    path.write_bytes(path.read_bytes()[:-20])
    assert read_history(place, "parse_job") == ()
    assert gather(place, "parse_job", METRICS) == whole


def test_a_night_that_was_scored_anew_counts_as_it_is_now(tmp_path: Path) -> None:
    place = with_a_night(tmp_path / "p")
    (found,) = gather(place, "parse_job", METRICS)
    older = type(found)(**{**dict(found), "metric_versions": {"extraction": "0"}})
    append_word(history_file(place, "parse_job"), older)
    assert read_history(place, "parse_job") == (older,)
    assert gather(place, "parse_job", METRICS) == (older,)
    assert gather(place, "parse_job", METRICS, again="all") == (found,)


def test_nights_whose_runs_are_gone_are_kept(tmp_path: Path) -> None:
    place = Project(tmp_path)
    path = history_file(place, "generate_cv")
    path.parent.mkdir(parents=True)
    gone = night_run("2026-01-01", {"quality": {"a": 1.0}})
    append_word(path, gone)
    assert gather(place, "generate_cv", ("quality",)) == (gone,)
