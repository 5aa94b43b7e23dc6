"""A report on one CV for a person: the text with its doubtful claims marked, then each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from vitaeval.claims.nearness import without_noise
from vitaeval.claims.settled import statement
from vitaeval.schema.claim import Claim, ClaimVerdict, FabricationReport, GateResult, Severity
from vitaeval.schema.documents.cv import TailoredCV

COLOUR = {Severity.CRITICAL: "bold red", Severity.MAJOR: "red", Severity.MINOR: "yellow", None: "dim"}
GATE = {GateResult.PASS: "bold green", GateResult.FAIL: "bold red", GateResult.UNDETERMINED: "bold yellow"}
_STEERING = (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL = dict.fromkeys(_STEERING, "\ufffd")

NOT_READ = "CV or profile is not in English: only names, dates and addresses were compared, the rest was not read."

Numbered = tuple[int, Claim]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: the report, what it is about, and whether also claims that stand or cannot be checked."""

    report: FabricationReport
    source: str | TailoredCV
    name: str
    everything: bool = False


def doubtful(report: FabricationReport) -> tuple[Numbered, ...]:
    """The claims that the check doubts, with their numbers from 1 in order of place; settled ones keep theirs."""
    found = [claim for claim in report.claims if claim.severity is not None or claim.settlement is not None]
    ranked = sorted(found, key=lambda claim: (claim.where or "", claim.start)) if _is_plain(found) else found
    return tuple(enumerate(ranked, start=1))


def show(console: Console, shown: Shown) -> None:
    """Print a report: marked text, doubtful claims, result."""
    report = without_noise(shown.report, shown.source)
    found = doubtful(report)
    plain = not console.is_terminal
    blocks = (*_marked(shown.source, found, plain), *_listed(found), *_others(report, shown), _result(shown, found))
    for block in blocks:
        console.print(block, soft_wrap=plain, highlight=False)


def said(text: str) -> str:
    """`text` at equal length without characters that steer a terminal."""
    return text.translate(_CONTROL)


def _is_plain(claims: Sequence[Claim]) -> bool:
    return all(claim.where is None for claim in claims)


def _marked(source: str | TailoredCV, found: Sequence[Numbered], plain: bool) -> Iterator[Text]:
    if isinstance(source, str):
        if source.strip():
            yield _underlined(source, found, plain)
            yield Text()
        return
    for where in dict.fromkeys(claim.where for _, claim in found):
        inside = [(number, claim) for number, claim in found if claim.where == where]
        yield Text(f"{where}", style="dim")
        yield _underlined(statement(inside[0][1], source), inside, plain)
    yield Text()


def _underlined(text: str, found: Sequence[Numbered], plain: bool) -> Text:
    return _ruled(text, found) if plain else _styled(text, found)


def _styled(text: str, found: Sequence[Numbered]) -> Text:
    """On a terminal: underlined in the colour of the gravity, its number behind it."""
    whole, reached = Text(said(text).rstrip()), 0
    for _, claim in found:
        whole.stylize(f"{COLOUR[claim.severity]} underline", claim.start, claim.end)
    pieces = Text()
    for number, claim in sorted(found, key=lambda item: item[1].end):
        end = min(max(claim.end, reached), len(whole))
        pieces.append_text(whole[reached:end])
        pieces.append(f"[{number}]", style="dim")
        reached = end
    return pieces.append_text(whole[reached:])


def _ruled(text: str, found: Sequence[Numbered]) -> Text:
    """Elsewhere: a line of marks and numbers below each line of text that holds a doubtful claim."""
    lines, start = [], 0
    for line in said(text).rstrip().split("\n"):
        lines.append(line)
        marks = [(n, claim) for n, claim in found if claim.start < start + len(line) and claim.end > start]
        if marks:
            lines.append(_rule(line, start, marks))
        start += len(line) + 1
    return Text("\n".join(lines))


def _rule(line: str, start: int, marks: Sequence[Numbered]) -> str:
    drawn = [" "] * cell_len(line)
    for number, claim in marks:
        first = cell_len(line[: max(0, claim.start - start)])
        last = max(first + 1, cell_len(line[: claim.end - start]))
        label = str(number)
        drawn += [" "] * (first + len(label) - len(drawn))
        drawn[first:last] = [*label, *"~" * (last - first - len(label))]
    return "".join(drawn).rstrip()


def _listed(found: Iterable[Numbered]) -> Iterator[Text]:
    for number, claim in found:
        grade = str(claim.severity) if claim.severity else "false alarm"
        quoted = f" “{said(claim.text or claim.value)}”: {said(claim.reason)}"
        line = Text.assemble((f"{number:>3} {grade} {claim.type}", COLOUR[claim.severity]), quoted)
        if claim.nearest:
            line.append(
                f"\n    nearest in the profile ({claim.evidence}): “{said(_short(claim.nearest))}”", style="dim"
            )
        if claim.settlement:
            line.append(f"\n    {said(str(claim.settlement))}", style="cyan")
        yield line


def _others(report: FabricationReport, shown: Shown) -> Iterator[Text]:
    if not shown.everything:
        return
    for verdict in (ClaimVerdict.NOT_CHECKABLE, ClaimVerdict.SUPPORTED):
        claims = [claim for claim in report.claims if claim.verdict is verdict]
        if claims:
            yield Text(f"\n{len(claims)} {verdict.replace('_', ' ')}", style="bold")
        for claim in claims:
            held = f" ({claim.evidence})" if claim.evidence else ""
            yield Text(f"    {claim.type} “{said(claim.text or claim.value)}”: {said(claim.reason)}{held}", style="dim")


def _result(shown: Shown, found: Sequence[Numbered]) -> Text:
    report = shown.report
    checkable = sum(claim.verdict is not ClaimVerdict.NOT_CHECKABLE for claim in report.claims)
    text = Text.assemble("\n", (f"gate: {report.gate}", GATE[report.gate]))
    if checkable:
        text.append(f" · {_counted(found)} among {checkable} checked claims")
        text.append(f"\nscore {report.score:.3f} (0 = nothing invented, 1 = surely something invented)")
    for line in _notes(shown, found, checkable):
        text.append(f"\n{line}")
    return text


def _counted(found: Sequence[Numbered]) -> str:
    counts = [(level, sum(claim.severity is level for _, claim in found)) for level in Severity]
    words = ", ".join(f"{count} {level}" for level, count in counts if count)
    return f"{words} without support" if words else "nothing without support"


def _notes(shown: Shown, found: Sequence[Numbered], checkable: int) -> Iterator[str]:
    unchecked = len(shown.report.claims) - checkable
    alarms = sum(claim.severity is None for _, claim in found)
    if not shown.report.claims:
        yield _nothing(shown)
    elif not shown.report.is_readable:
        yield _not_read(shown)
    elif not checkable:
        yield f"{unchecked} claims were found and the profile is silent on all of them: nothing can be said."
    elif unchecked:
        more = "" if shown.everything else "; --all lists them"
        yield f"{unchecked} more cannot be checked, the profile is silent on them{more}"
    if alarms:
        yield f"{alarms} set aside as false alarms by people, not counted"
    if shown.report.soft is not None:
        yield f"soft signal {shown.report.soft.value:.2f} (0 … 1: how much of the wording is new; it decides nothing)"


def _not_read(shown: Shown) -> str:
    """Why not: the text is too long, or in a language that nobody here reads."""
    last = shown.report.claims[-1]
    is_rest = last.verdict is ClaimVerdict.NOT_CHECKABLE and last.end - last.start > len(last.text)
    return last.reason if is_rest else NOT_READ


def _nothing(shown: Shown) -> str:
    if isinstance(shown.source, str) and not shown.source.strip():
        return f"{shown.name} is empty: there is nothing to check."
    return (
        f"No claim about the person was found in {shown.name} (no employer, title, date, degree, skill or figure that "
        "can be read; English is read best), so nothing is said for or against it."
    )


def _short(text: str, most: int = 200) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
