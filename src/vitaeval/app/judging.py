"""`vitaeval judge run=…`: let a judge grade what a finished run has delivered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vitaeval.app.bench import Heard, hear, judge_config, judge_plan
from vitaeval.app.compare import finished
from vitaeval.app.delivered import delivered
from vitaeval.app.judged import about_judge
from vitaeval.app.project import Project
from vitaeval.app.rescore import rescore
from vitaeval.report.judged import spent
from vitaeval.runner import folder as folders
from vitaeval.runner.judgements import write_judgements
from vitaeval.runner.judging import Delivery, asked, judge_of, recorded
from vitaeval.runner.plan import Plan
from vitaeval.schema.config import Privacy
from vitaeval.schema.judgement import Grade, JudgedExpected, Judgement, Recorded
from vitaeval.text.person import known_person
from vitaeval.transport.redact import without_personal

DONE, TOO_LITTLE = 0, 12


def judge_run(run: str, chosen: Sequence[str], project: Project, console: Console) -> int:
    """Grade every delivered document of `run`, keep the judgements, and score the run again with them.

    The same command resumes; no finished call is repeated. 12 when more documents than the configuration's
    `max_unanswered` got no judgement: what there is is kept, and the run's scores stay as they were.
    """
    folder = finished(project, run)
    with folders.locked(folder):
        plan, found = _questions(folder, chosen, project)
        heard = hear(plan, folder, project, console)
        judge = judge_of(plan)
        lines = [recorded(item, outcome, judge) for item, outcome in zip(found, heard.outcomes, strict=True)]
        kept = [_private(line, item, plan.config.privacy) for line, item in zip(lines, found, strict=True)]
        lacking = [line for line in kept if line.judgement is None]
        too_few = len(lacking) > plan.config.max_unanswered * len(kept)
        if not too_few:
            write_judgements(folder, kept)
    _say(kept, heard, project, console)
    if too_few:
        told = (
            f"{len(lacking)} of {len(kept)} documents got no judgement ({lacking[-1].reason}): nothing was recorded; "
            "the same command asks for the rest and repeats no finished call"
        )
        console.print(Text(told, style="red"), soft_wrap=True)
        return TOO_LITTLE
    return rescore(folder.name, project, console)


def _questions(folder: Path, chosen: Sequence[str], project: Project) -> tuple[Plan, tuple[Delivery, ...]]:
    given = delivered(folder, JudgedExpected, project)
    config = judge_config(given.judge, given.run, chosen, project)
    examples = tuple(asked(item) for item in given.documents)
    return judge_plan(given.judge, config, given.card, examples, project), given.documents


def _private(line: Recorded, item: Delivery, privacy: Privacy) -> Recorded:
    """`line` without anybody's personal data, as far as the run's privacy asks for it."""
    if privacy is Privacy.OFF or line.judgement is None:
        return line
    person = known_person(item.example.profile, item.example.job)
    grades = {
        name: _masked(grade, without_personal((grade.reason, grade.quote or ""), privacy, person))
        for name, grade in line.judgement.grades().items()
    }
    return Recorded(**{**dict(line), "judgement": Judgement(**grades)})


def _masked(grade: Grade, texts: Sequence[str]) -> Grade:
    return Grade(reason=texts[0], quote=texts[1] if grade.quote else None, band=grade.band)


def _say(kept: Sequence[Recorded], heard: Heard, project: Project, console: Console) -> None:
    about = about_judge(kept, project)
    console.print(f"{about.judge}: {about.judged} documents judged, {about.missing} not")
    console.print(spent(heard.paid_usd, sum(line.judgement is not None for line in kept), heard.reused_calls))
