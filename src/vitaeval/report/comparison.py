"""Two runs side by side, as Markdown and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vitaeval.report.difference import changes
from vitaeval.report.outline import outline
from vitaeval.report.preferences import lines
from vitaeval.report.words import number
from vitaeval.schema.comparison import Arm, Compared, Comparison, Flip, Word

ALWAYS = ("passed",)
DECIDED = (Word.BETTER, Word.WORSE)
SHOWN_FLIPS, SHOWN_LINES = 10, 24


def sentence(found: Comparison) -> str:
    """The outcome in one sentence with numbers; what was shown to be worse is never left out of it."""
    if found.invalid:
        return f"INVALID: {found.invalid[0]}"
    goal = found.metric(found.goal)
    if goal is None:
        return f"no number of the goal {found.goal} on both sides"
    harm = worse(found)
    but = f"; worse: {', '.join(harm)}" if harm else ""
    said = f"{goal.title}: {goal.word} ({_delta(goal)}, {goal.n} people)"
    return f"{said}{but}; the plain 5 % rule would say {plain(goal)}"


def worse(found: Comparison) -> list[str]:
    """The metrics, without the goal and without parts, that the candidate is shown to be worse in."""
    others = (item for item in found.metrics if item.metric != found.goal and "." not in item.metric)
    return [item.title for item in others if item.word is Word.WORSE]


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


def stage_rows(found: Comparison) -> list[Compared]:
    """The numbers of each stage in turn: of its calls, then the metrics that look at its answer."""
    names = dict.fromkeys(item.stage for item in found.stages)
    looking = [item for item in found.metrics if "." not in item.metric or item.word in DECIDED]
    return [item for name in names for item in (*found.stages, *looking) if item.stage == name]


def slice_rows(found: Comparison) -> list[Compared]:
    """The slices by tag, those that differ first."""
    return sorted(found.slices, key=lambda item: (item.word not in DECIDED, str(item.tag), item.metric))


def cells(item: Compared) -> list[str]:
    """One line of the table."""
    return [
        _name(item),
        number(item.baseline, item.unit),
        number(item.candidate, item.unit),
        _delta(item),
        "–" if item.shown_from is None else f"±{number(item.shown_from, item.unit)}",
        str(item.n),
        f"{item.p_adjusted:.3f}",
        str(item.word),
    ]


def _name(item: Compared) -> str:
    of = item.tag or item.stage
    named = item.title if item.unit in ("share", "score") else f"{item.title} ({item.unit})"
    return f"{of}: {named}" if of else named


EXPLAINED = (
    "p of the goal is its own; all others are corrected together (Holm), and so are the slices and the stages. “could "
    "show” is the smallest difference that this many people find four times in five. “undecided” means: not shown "
    "either way."
)
HEADERS = ("metric", "baseline", "candidate", "difference (95 % interval)", "could show", "people", "p", "verdict")


def markdown(found: Comparison) -> str:
    """The whole comparison on one page."""
    title = f"# {title_of(found)}", "", f"**{sentence(found)}**", ""
    stages, slices = stage_rows(found), slice_rows(found)
    differ = sum(item.word in DECIDED for item in slices)
    page = [
        *title,
        *(f"- {line}" for line in about(found)),
        "",
        *_table(rows(found)),
        EXPLAINED,
        "",
        *(["## Stage by stage", "", *_table(stages)] if stages else []),
        *([f"## Slices: {differ} of {len(slices)} differ", "", *_folded(_table(slices))] if slices else []),
        *_flips(found),
    ]
    return "\n".join(page) + "\n"


def title_of(found: Comparison) -> str:
    """Task and both sides."""
    return f"{found.candidate.task}: {arm_name(found.candidate)} against {arm_name(found.baseline)}"


def about(found: Comparison) -> Iterator[str]:
    """What the comparison rests on, one fact a line."""
    yield f"candidate {found.candidate.run_id}, evidence {found.candidate.evidence}"
    yield f"baseline {found.baseline.run_id}, evidence {found.baseline.evidence}"
    yield f"{found.pairs} examples answered on both sides, {found.missing} not"
    yield from (f"INVALID: {reason}" for reason in found.invalid)
    yield from found.notes
    yield from aside(found)


def aside(found: Comparison) -> Iterator[str]:
    """What a pairwise judge said of the same runs; it decides nothing."""
    if found.preferred is not None:
        first, *rest = lines(found.preferred)
        yield f"aside, decides nothing: {first}"
        yield from (line.strip() for line in rest)


def _delta(item: Compared) -> str:
    ends = "" if item.low is None or item.high is None else f" ({_signed(item, item.low)} … {_signed(item, item.high)})"
    return f"{_signed(item, item.delta)}{ends}"


def _signed(item: Compared, value: float) -> str:
    return ("+" if value >= 0 else "−") + number(abs(value), item.unit)


def arm_name(arm: Arm) -> str:
    """Prompt version and model of one side."""
    return f"{arm.prompt} · {arm.model}"


def _table(items: Iterable[Compared]) -> Iterator[str]:
    yield f"| {' | '.join(HEADERS)} |"
    yield "|---|---:|---:|---|---:|---:|---:|---|"
    yield from (_line(cells(item)) for item in items)
    yield ""


def _line(values: Iterable[str]) -> str:
    return "| " + " | ".join(value.replace("|", r"\|") for value in values) + " |"


def _folded(lines_of: Iterable[str]) -> Iterator[str]:
    yield from ("<details><summary>all of them</summary>", "", *lines_of, "</details>", "")


def _flips(found: Comparison) -> Iterator[str]:
    if not found.flips:
        return
    yield f"## Examples that changed sides: {sides(found)}"
    yield ""
    for flip in found.flips[:SHOWN_FLIPS]:
        yield from _flip(flip)
    if len(found.flips) > SHOWN_FLIPS:
        kept = f"compare-{found.baseline.run_id}"
        yield f"… and {len(found.flips) - SHOWN_FLIPS} more: `{kept}.html` shows them, `{kept}.json` holds all."


def sides(found: Comparison) -> str:
    """How many examples (in one trial) were lost and won."""
    gone = sum(not flip.candidate.passed for flip in found.flips)
    return f"{gone} lost, {len(found.flips) - gone} won"


def flip_title(flip: Flip) -> str:
    """Which example, in which trial, and which way."""
    return f"{flip.example}, trial {flip.trial + 1}: {'won' if flip.candidate.passed else 'lost'}"


def grounds(flip: Flip) -> Iterator[str]:
    """What was found in the answer that fails."""
    name, side = ("candidate", flip.candidate) if not flip.candidate.passed else ("baseline", flip.baseline)
    yield from (f"{name}: {finding}" for finding in side.findings)


def flip_changes(flip: Flip) -> list[str]:
    """The lines that differ between both answers: the baseline's after `- `, the candidate's after `+ `."""
    return list(changes(outline(flip.baseline.answer), outline(flip.candidate.answer)))


def _flip(flip: Flip) -> Iterator[str]:
    found = flip_changes(flip)
    yield f"### {flip_title(flip)}"
    yield ""
    yield from (f"- {ground}" for ground in grounds(flip))
    yield ""
    yield "```diff"
    yield from (line.replace("```", "'''") for line in found[:SHOWN_LINES])
    yield "```"
    if len(found) > SHOWN_LINES:
        yield f"… and {len(found) - SHOWN_LINES} more lines"
    yield ""
