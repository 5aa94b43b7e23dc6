"""A gate's verdict as one HTML file that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from vitaeval.report.verdict import HEADERS, cells, conditions, lines
from vitaeval.schema.verdict import GateVerdict, Held, Standing, Verdict

COLOURS = {
    Verdict.PASS: "#1a7f37",
    Verdict.FAIL: "#b42318",
    Verdict.INCONCLUSIVE: "#9a6700",
    Verdict.INVALID: "#57606a",
}
INK = {Standing.SHOWN: "#1a7f37", Standing.REFUTED: "#b42318", Standing.OPEN: "#9a6700"}
STYLE = """
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
header { border-left: .5rem solid var(--verdict); padding: .25rem 1rem; margin-bottom: 1.5rem }
h1 { margin: 0; color: var(--verdict); font-size: 1.75rem }
table { border-collapse: collapse; width: 100% }
th, td { padding: .35rem .6rem; border-bottom: 1px solid #8884; text-align: right; white-space: nowrap }
th:first-child, td:first-child { text-align: left; white-space: normal }
td svg { vertical-align: middle }
ul { padding-left: 1.2rem } li { margin: .2rem 0; overflow-wrap: anywhere }
"""
WIDTH, HEIGHT, PADDING = 160, 18, 1.15


def page(found: GateVerdict) -> str:
    """The whole page."""
    title = f"{found.candidate.task}: {found.candidate.prompt} against {found.baseline.prompt}"
    facts = "\n".join(f"<li>{escape(line)}</li>" for line in lines(found))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(found.verdict)} · {escape(title)}</title>"
        f"<style>:root {{ --verdict: {COLOURS[found.verdict]} }}{STYLE}</style></head>\n<body>"
        f"<header><h1>{escape(found.verdict)}</h1><p><strong>{escape(title)}</strong></p>"
        f"<p>{escape(found.reason)}</p></header>\n{_table(conditions(found))}\n<ul>{facts}</ul>\n</body></html>\n"
    )


def _table(held: list[Held]) -> str:
    reach = max((abs(value) for item in held for value in (item.gain, item.null, item.bound or 0)), default=1) or 1
    head = "".join(f"<th>{escape(name)}</th>" for name in (*HEADERS, "at least · needed"))
    rows = "\n".join(_row(item, reach * PADDING) for item in held)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>"


def _row(item: Held, reach: float) -> str:
    *most, standing = (f"<td>{escape(cell)}</td>" for cell in cells(item))
    coloured = standing.replace("<td>", f'<td style="color:{INK[item.standing]}">')
    return f"<tr>{''.join(most)}{coloured}<td>{_strip(item, reach)}</td></tr>"


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
