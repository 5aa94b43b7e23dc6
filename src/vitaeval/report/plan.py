"""What a run would take, on a terminal."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from vitaeval.schema.plan import RunEstimate, Spread, StageEstimate

COLUMNS = ("stage", "model", "calls", "held", "tokens in", "cached", "tokens out", "USD")
LEFT = ("stage", "model")


def show(console: Console, found: RunEstimate) -> None:
    """Print an estimate."""
    console.print(Group(_head(found), _table(found), *_lines(found)))


def amount(spread: Spread) -> str:
    """Likely figure with its range, in whole numbers or thousands."""
    return _ranged(spread, lambda value: f"{value / 1000:,.0f} k" if value >= 10_000 else f"{value:,.0f}")


def money(spread: Spread | None) -> str:
    """Likely price with its range, or that it is unknown."""
    return "unknown" if spread is None else _ranged(spread, usd)


def usd(value: float) -> str:
    """Dollars with as many places as the amount deserves."""
    if value == 0 or value >= 100:
        return f"${value:,.0f}"
    return f"${value:.2f}" if value >= 1 else f"${value:.4f}"


def duration(seconds: float) -> str:
    """Seconds, minutes, hours or days, whichever is shortest to read."""
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds:.0f} s"


def _ranged(spread: Spread, say: Callable[[float], str]) -> str:
    likely = say(spread.likely)
    ends = say(spread.low), "∞" if spread.high is None else say(spread.high)
    return likely if ends == (likely, likely) else f"{likely} ({ends[0]} … {ends[1]})"


def _head(found: RunEstimate) -> Text:
    trials = f" × {found.trials} trials" if found.trials > 1 else ""
    pace = f"{found.concurrency} at once" if found.orders is None else "all in one order"
    size = f"{found.examples} examples{trials}, {pace}"
    return Text.assemble((f"{found.title}\n", "bold"), (f"{size}; likely (low … high); nothing was called", "dim"))


def _table(found: RunEstimate) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in COLUMNS:
        table.add_column(name, justify="left" if name in LEFT else "right")
    for stage in found.stages:
        table.add_row(*_cells(stage))
    return table


def _cells(stage: StageEstimate) -> list[RenderableType]:
    calls = Spread(low=stage.calls, likely=stage.calls, high=stage.calls).plus(stage.repairs)
    return [
        stage.stage,
        stage.model,
        amount(calls),
        str(stage.held),
        amount(stage.prompt),
        f"{stage.cached_share.likely:.0%}",
        amount(stage.completion),
        Text(money(stage.cost_usd), style="yellow" if stage.cost_usd is None else "bold"),
    ]


def _lines(found: RunEstimate) -> list[Text]:
    lines = [
        *_bases(found),
        Text(f"calls    {amount(found.calls)} with repairs; tokens {amount(found.tokens)}"),
        Text(f"money    {money(found.cost_usd)}{_batch(found)}", style="bold"),
    ]
    reasons = dict.fromkeys(f"{item.model}: {item.unknown}" for item in found.stages if item.unknown)
    lines += [Text(f"         {reason}", style="yellow") for reason in reasons]
    lines += [Text(f"time     {_time(found)}")]
    return [*lines, *_budget(found), _effect(found), _monthly(found)]


def _bases(found: RunEstimate) -> list[Text]:
    said = (f"{item.stage}: in from {item.prompt_basis}, out from {item.completion_basis}" for item in found.stages)
    return [Text(""), *(Text(f"tokens   {line}", style="dim") for line in said)]


def _time(found: RunEstimate) -> str:
    if found.orders is None:
        return f"{_ranged(found.wall_s, duration)}, bound by {found.bound_by}"
    count = "1 order" if found.orders.likely == 1 else f"{found.orders.likely:.0f} orders one after the other"
    with_repairs = "" if found.orders.high == found.orders.likely else f" (up to {found.orders.high:.0f} with repairs)"
    return f"each batch is answered within 24 h, often sooner: {count}{with_repairs}"


def _batch(found: RunEstimate) -> str:
    if found.orders is not None:
        return "" if found.cost_usd is None else " at the price of batches"
    return "" if found.batch_usd is None else f"; as a batch {money(found.batch_usd)}"


def _budget(found: RunEstimate) -> list[Text]:
    lines = []
    if found.max_usd is not None and found.cost_usd is None:
        lines.append(Text(f"budget   {usd(found.max_usd)} cannot be held against an unknown price", style="yellow"))
    elif found.max_usd is not None and found.cost_usd is not None:
        lines.append(_against(found.cost_usd, found.max_usd, usd(found.max_usd)))
    if found.max_tokens is not None:
        lines.append(_against(found.tokens, found.max_tokens, f"{found.max_tokens:,} tokens"))
    return lines


def _against(spread: Spread, most: float, said: str) -> Text:
    if spread.high is not None and spread.high <= most:
        return Text(f"budget   {said} is enough", style="green")
    if spread.likely <= most:
        return Text(f"budget   {said} is probably enough; the run stops before it would spend more", style="yellow")
    share = most / spread.likely
    return Text(f"budget   {said} is enough for about {share:.0%} of the run, which stops there", style="red")


def _effect(found: RunEstimate) -> Text:
    effect = found.effect
    if effect.smallest is None:
        return Text(f"shows    no difference: {effect.clusters} independent documents are too few", style="yellow")
    basis = f"{effect.clusters} independent documents, 80 % power, two-sided 5 %, spread {effect.spread:g}"
    return Text(f"shows    differences between two versions from {effect.smallest:.3f} on ({basis})")


def _monthly(found: RunEstimate) -> Text:
    parts = (f"{item.cvs:,} CVs {money(item.cost_usd)}" for item in found.monthly)
    return Text(f"a month  {' · '.join(parts)}")
