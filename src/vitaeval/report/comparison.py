"""Two runs side by side, as Markdown and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vitaeval.report.words import number
from vitaeval.schema.comparison import Arm, Compared, Comparison, Flip, Side, Word

ALWAYS = ("passed",)
DECIDED = (Word.BETTER, Word.WORSE)
SHOWN_FLIPS, SHOWN_TEXT = 10, 1_200


def sentence(found: Comparison) -> str:
    """The outcome in one sentence with numbers."""
    if found.invalid:
        return f"INVALID: {found.invalid[0]}"
    goal = found.metric(found.goal)
    if goal is None:
        return f"no number of the goal {found.goal} on both sides"
    return f"{goal.title}: {goal.word} ({_delta(goal)}, {goal.n} people); the plain 5 % rule would say {plain(goal)}"


def plain(item: Compared) -> str:
    """What a reader of bare means would say: more than 5 % up or down, or the same."""
    if item.baseline == 0:
        return "nothing"
    gain = item.delta / abs(item.baseline) * (1 if item.direction == "up" else -1)
    return Word.BETTER if gain > 0.05 else Word.WORSE if gain < -0.05 else "the same"


def rows(found: Comparison) -> list[Compared]:
    """The numbers worth a line: pass rate, goal, and whatever was shown to differ; then cost and time."""
    first = [item for item in found.metrics if item.metric in (*ALWAYS, found.goal)]
    plain_names = [item for item in found.metrics if item not in first and not item.timing]
    mains = [item for item in plain_names if "." not in item.metric or item.word in DECIDED]
    return [*first, *mains, *(item for item in found.metrics if item.timing and item not in first)]


def cells(item: Compared) -> list[str]:
    """One line of the table."""
    return [
        item.title if item.unit in ("share", "score") else f"{item.title} ({item.unit})",
        number(item.baseline, item.unit),
        number(item.candidate, item.unit),
        _delta(item),
        "–" if item.shown_from is None else f"±{number(item.shown_from, item.unit)}",
        str(item.n),
        f"{item.p_adjusted:.3f}",
        str(item.word),
    ]


HEADERS = ("metric", "baseline", "candidate", "difference (95 % interval)", "could show", "people", "p", "verdict")


def markdown(found: Comparison) -> str:
    """The whole comparison on one page."""
    lines = [*_head(found), *_table(found), *_slices(found), *_flips(found)]
    return "\n".join(lines) + "\n"


def _delta(item: Compared) -> str:
    ends = "" if item.low is None or item.high is None else f" ({_signed(item, item.low)} … {_signed(item, item.high)})"
    return f"{_signed(item, item.delta)}{ends}"


def _signed(item: Compared, value: float) -> str:
    return ("+" if value >= 0 else "−") + number(abs(value), item.unit)


def _head(found: Comparison) -> Iterator[str]:
    yield f"# {found.candidate.task}: {arm_name(found.candidate)} against {arm_name(found.baseline)}"
    yield ""
    yield f"**{sentence(found)}**"
    yield ""
    yield f"- candidate `{found.candidate.run_id}`, evidence `{found.candidate.evidence}`"
    yield f"- baseline `{found.baseline.run_id}`, evidence `{found.baseline.evidence}`"
    yield f"- {found.pairs} examples answered on both sides, {found.missing} not"
    yield from (f"- INVALID: {reason}" for reason in found.invalid)
    yield from (f"- {note}" for note in found.notes)
    yield ""


def arm_name(arm: Arm) -> str:
    """Prompt version and model of one side."""
    return f"{arm.prompt} · {arm.model}"


def _table(found: Comparison) -> Iterator[str]:
    yield f"| {' | '.join(HEADERS)} |"
    yield "|---|---:|---:|---|---:|---:|---:|---|"
    yield from (_line(cells(item)) for item in rows(found))
    yield ""
    yield (
        "p of the goal is its own; all others are corrected together (Holm). “could show” is the smallest difference "
        "that this many people find four times in five. “undecided” means: not shown either way."
    )
    yield ""


def _line(values: Iterable[str]) -> str:
    return "| " + " | ".join(value.replace("|", r"\|") for value in values) + " |"


def _slices(found: Comparison) -> Iterator[str]:
    decided = [item for item in found.slices if item.word in DECIDED]
    if decided:
        yield "## Slices that differ"
        yield ""
        yield from (f"- `{item.tag}`: {item.title} {item.word}, {_delta(item)}, {item.n} people" for item in decided)
        yield ""


def _flips(found: Comparison) -> Iterator[str]:
    if not found.flips:
        return
    lost = sum(not flip.candidate.passed for flip in found.flips)
    yield f"## Examples that changed sides: {lost} lost, {len(found.flips) - lost} won"
    yield ""
    for flip in found.flips[:SHOWN_FLIPS]:
        yield from _flip(flip)
    if len(found.flips) > SHOWN_FLIPS:
        yield f"… and {len(found.flips) - SHOWN_FLIPS} more in `comparison.json`."


def _flip(flip: Flip) -> Iterator[str]:
    yield f"### {flip.example}, trial {flip.trial + 1}: {'won' if flip.candidate.passed else 'lost'}"
    yield ""
    for name, side in (("candidate", flip.candidate), ("baseline", flip.baseline)):
        yield from _side(name, side)


def _side(name: str, side: Side) -> Iterator[str]:
    yield f"<details><summary>{name} {'passes' if side.passed else 'fails'}</summary>"
    yield ""
    yield from (f"- {finding}" for finding in side.findings)
    yield ""
    yield "```"
    yield side.answer[:SHOWN_TEXT].replace("```", "'''") + (" …" if len(side.answer) > SHOWN_TEXT else "")
    yield "```"
    yield "</details>"
    yield ""
