"""A gate's verdict as one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from vitaeval.report.frame import facts, framed, inked, table
from vitaeval.report.verdict import HEADERS, cells, conditions, lines
from vitaeval.schema.verdict import GateVerdict, Held, Standing, Verdict

COLOURS = {
    Verdict.PASS: "#1a7f37",
    Verdict.FAIL: "#b42318",
    Verdict.INCONCLUSIVE: "#9a6700",
    Verdict.INVALID: "#57606a",
}
INK = {Standing.SHOWN: "#1a7f37", Standing.REFUTED: "#b42318", Standing.OPEN: "#9a6700"}
WIDTH, HEIGHT, PADDING = 160, 18, 1.15


def page(found: GateVerdict) -> str:
    """The whole page."""
    title = f"{found.candidate.task}: {found.candidate.prompt} against {found.baseline.prompt}"
    heading = f"<h1>{found.verdict}</h1><p><strong>{escape(title)}</strong></p><p>{escape(found.reason)}</p>"
    body = _table(conditions(found)), facts(lines(found))
    return framed(f"{found.verdict} · {title}", COLOURS[found.verdict], heading, body)


def _table(held: list[Held]) -> str:
    reach = max((abs(value) for item in held for value in (item.gain, item.null, item.bound or 0)), default=1) or 1
    return table((*HEADERS, "at least · needed"), (_row(item, reach * PADDING) for item in held))


def _row(item: Held, reach: float) -> list[str]:
    *most, standing = cells(item)
    return [*map(escape, most), inked(standing, INK[item.standing]), _strip(item, reach)]


def _strip(item: Held, reach: float) -> str:
    """The gain with its lower bound on a line from -reach to reach; the dashed mark is what is needed."""

    def at(value: float) -> float:
        return WIDTH / 2 * (1 + max(-1.0, min(1.0, value / reach)))

    middle, ink = HEIGHT / 2, INK[item.standing]
    low = at(item.gain if item.bound is None else item.bound)
    shapes: Iterable[str] = (
        f'<line x1="0" x2="{WIDTH}" y1="{middle}" y2="{middle}" stroke="#8886"/>',
        f'<line x1="{at(item.null):.1f}" x2="{at(item.null):.1f}" y1="1" y2="{HEIGHT - 1}" stroke="currentColor" '
        'stroke-dasharray="3 2"/>',
        f'<line x1="{low:.1f}" x2="{at(item.gain):.1f}" y1="{middle}" y2="{middle}" stroke="{ink}" stroke-width="3"/>',
        f'<circle cx="{at(item.gain):.1f}" cy="{middle}" r="4" fill="{ink}"/>',
    )
    label = escape(f"gain {item.gain:+.3f}, needed more than {item.null:+.3f}")
    return f'<svg width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="{label}">{"".join(shapes)}</svg>'
