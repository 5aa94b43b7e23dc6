import io

from rich.console import Console
from tests.worlds import pair

from vitaeval.decisions.compare import compare
from vitaeval.report.comparison_table import show
from vitaeval.schema.comparison import Comparing


def printed(effect: float, n: int = 60) -> str:
    out = io.StringIO()
    show(Console(file=out, width=160), compare(*pair(effect, n=n), Comparing()))
    return out.getvalue()


def test_shows_the_sentence_the_table_and_who_changed_sides() -> None:
    said = printed(0.12)
    assert "length: better" in said
    assert "could show" in said
    assert "won: e0" in said


def test_an_invalid_comparison_names_the_reason_once() -> None:
    assert printed(0.1, n=2).count("share 2 people") == 1


def test_of_what_changed_sides_the_first_lines_that_differ_are_shown() -> None:
    said = printed(0.12)
    assert "- text: baseline" in said
    assert "+ text: candidate" in said
    assert said.count(", trial 1: ") == 3
