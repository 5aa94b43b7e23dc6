"""How far a run is, with running numbers, when somebody is watching."""

from __future__ import annotations

from collections import Counter
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from vitaeval.schema.outcome import ExampleOutcome


class RunProgress:
    """A progress bar on a terminal; silent elsewhere."""

    def __init__(self, console: Console) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn("{task.fields[numbers]}"),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
            transient=True,
        )
        self._counts: Counter[str] = Counter()
        self._task = self._bar.add_task("", total=None, numbers="")

    def __enter__(self) -> RunProgress:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def begin(self, title: str, total: int) -> None:
        """Start counting towards `total`."""
        self._bar.update(self._task, description=title, total=total)

    def done(self, outcome: ExampleOutcome) -> None:
        """Count one finished example."""
        self._counts[str(outcome.state)] += 1
        self._counts["calls"] += len(outcome.calls)
        self._counts["repairs"] += sum(call.repair for call in outcome.calls)
        numbers = ", ".join(f"{count} {name}" for name, count in self._counts.items() if count)
        self._bar.update(self._task, advance=1, numbers=numbers)
