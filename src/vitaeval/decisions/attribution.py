"""Which stage of two caused a difference."""

from __future__ import annotations

from vitaeval.schema.comparison import Attribution, Compared, Comparison, Word

MOVED = (Word.BETTER, Word.WORSE)


def attributed(whole: Comparison, second: Comparison, first: Comparison, stages: tuple[str, str]) -> Attribution:
    """The goal's difference, split at a run with the baseline's first stage and the candidate's second.

    `second` compares the baseline with that run: only the second stage differs; `first` that run with the candidate.
    Both differences add up to that of `whole`. A stage is named as the cause when its own part is shown, and no part
    is laid at the door of a stage whose word is undecided.
    """
    parts = {stages[0]: first.metric(first.goal), stages[1]: second.metric(second.goal)}
    causes = tuple(stage for stage, part in parts.items() if part is not None and part.word in MOVED)
    return Attribution(
        baseline=whole.baseline,
        candidate=whole.candidate,
        mixed=second.candidate,
        invalid=(*second.invalid, *first.invalid),
        whole=whole.metric(whole.goal),
        stages={stage: part for stage, part in parts.items() if part is not None},
        causes=causes,
        reason=_reason(whole.metric(whole.goal), parts, causes),
    )


def _reason(whole: Compared | None, parts: dict[str, Compared | None], causes: tuple[str, ...]) -> str:
    told = ", ".join(f"{stage} {part.delta:+.3f} ({part.word})" for stage, part in parts.items() if part is not None)
    if whole is None or not told:
        return "the goal has no number in all three runs"
    cause = f"the change comes from {' and '.join(causes)}" if causes else "no stage is shown to have caused it"
    return f"of {whole.delta:+.3f} on {whole.title}: {told}; {cause}"
