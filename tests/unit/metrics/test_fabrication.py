from __future__ import annotations

from tests.shelves.observations import INSUFFICIENT, REFERENCE, answered, observe, with_fields

from vitaeval.metrics.fabrication import METRIC
from vitaeval.schema.claim import Severity
from vitaeval.schema.documents.cv import CvExperience, TailoredCV
from vitaeval.schema.score import NotApplicable, Score


def judged(cv: TailoredCV) -> Score:
    found = METRIC.score(answered(cv))
    assert isinstance(found, Score)
    return found


def test_a_reference_is_clean() -> None:
    found = judged(REFERENCE)
    assert (found.value, found.parts["clean"], found.parts["rate"]) == (0.0, 1.0, 0.0)
    assert found.findings == ()


def test_an_invented_skill_is_quoted_with_its_place() -> None:
    found = judged(with_fields(REFERENCE, skills=(*REFERENCE.skills, "COBOL")))
    (finding,) = found.findings
    assert (finding.text, finding.where) == ("COBOL", f"/skills/{len(REFERENCE.skills)}")
    assert (finding.severity, finding.kind) == (Severity.MAJOR, "unsupported_skill")
    assert (found.parts["clean"], found.parts["major"]) == (0.0, 1.0)


def test_a_contradicted_title_quotes_the_profile() -> None:
    role = REFERENCE.experience[0]
    promoted = CvExperience.model_validate({**dict(role), "title": f"Chief {role.title}"})
    found = judged(with_fields(REFERENCE, experience=(promoted, *REFERENCE.experience[1:])))
    (finding,) = [item for item in found.findings if item.where == "/experience/0/title"]
    assert finding.nearest == role.title
    assert finding.nearest_path == "/work/0/position"
    assert found.parts["critical"] == 1.0


def test_without_a_cv_there_is_nothing_to_measure() -> None:
    assert isinstance(METRIC.score(answered(INSUFFICIENT)), NotApplicable)
    assert isinstance(METRIC.score(observe({})), NotApplicable)
