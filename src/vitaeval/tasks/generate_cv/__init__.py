"""Tailoring a CV to a posting: first the analysis of the match, then the CV itself."""

from __future__ import annotations

from vitaeval.schema.documents.analysis import MatchAnalysis
from vitaeval.schema.documents.cv import CvAnswer
from vitaeval.schema.golden import CvExpected
from vitaeval.schema.task import StageSpec, TaskSpec
from vitaeval.tasks.generate_cv.analysis import baseline_analysis
from vitaeval.tasks.generate_cv.extract import baseline_answer
from vitaeval.tasks.generate_cv.reference import reference_analysis, reference_answer
from vitaeval.tasks.generate_cv.variables import LEAN, analysis_variables, generation_variables

TASK = TaskSpec(
    name="generate_cv",
    title="Tailor a CV to a job posting",
    expected=CvExpected,
    stages=(
        StageSpec("analysis", MatchAnalysis, analysis_variables, baseline_analysis, reference_analysis, LEAN),
        StageSpec("generation", CvAnswer, generation_variables, baseline_answer, reference_answer, LEAN),
    ),
    goal="quality.share",
    must_hold=("validity", "fabrication.clean", "expectations.trap_free", "expectations.answer"),
    headline=(
        "quality.share",
        "expectations",
        "fabrication.clean",
        "ats",
        "skills",
        "mapping",
        "quality",
        "achievements",
        "tone",
        "ranking",
        "validity",
        "rouge",
    ),
)
