from xml.etree import ElementTree as ET

from tests.verdicts import held, stop, verdict

from vitaeval.report.junit import junit
from vitaeval.schema.verdict import GateVerdict, Standing, Verdict


def counts(found: GateVerdict) -> tuple[str | None, ...]:
    suite = ET.fromstring(junit(found))
    return tuple(suite.get(name) for name in ("tests", "failures", "errors", "skipped"))


def test_a_pass_has_no_failure() -> None:
    assert counts(verdict()) == ("3", "0", "0", "0")


def test_harm_and_stops_are_failures() -> None:
    found = verdict(Verdict.FAIL, guardrails=(held("passed", standing=Standing.REFUTED),), stops=(stop(),))
    assert counts(found) == ("4", "3", "0", "0")


def test_what_is_not_shown_is_skipped_and_what_is_invalid_an_error() -> None:
    assert counts(verdict(Verdict.INCONCLUSIVE, goal=held(standing=Standing.OPEN))) == ("3", "1", "0", "1")
    assert counts(verdict(Verdict.INVALID, goal=None)) == ("2", "0", "1", "0")


def test_odd_letters_stay_well_formed() -> None:
    assert counts(verdict(Verdict.FAIL, reason='a < b & "c" – é'))[1] == "1"
