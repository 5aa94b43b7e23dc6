"""Two runs side by side as one HTML page: every number, and both texts of what changed sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from vitaeval.report.comparison import (
    EXPLAINED,
    HEADERS,
    about,
    cells,
    flip_title,
    grounds,
    rows,
    sentence,
    sides,
    slice_rows,
    stage_rows,
    title_of,
)
from vitaeval.report.difference import Piece, Row, words
from vitaeval.report.difference import rows as text_rows
from vitaeval.report.frame import facts, framed, inked, table
from vitaeval.report.outline import outline
from vitaeval.schema.comparison import Compared, Comparison, Flip, Side, Word

INK = {Word.BETTER: "#1a7f37", Word.WORSE: "#b42318", Word.EQUIVALENT: "#57606a", Word.UNDECIDED: "#9a6700"}
SHOWN, OPEN = 50, 3


def page(found: Comparison) -> str:
    """The whole page."""
    goal = found.metric(found.goal)
    word = Word.UNDECIDED if goal is None or found.invalid else goal.word
    heading = f"<h1>{'INVALID' if found.invalid else word}</h1><p><strong>{escape(title_of(found))}</strong></p>"
    return framed(title_of(found), INK[word], f"{heading}<p>{escape(sentence(found))}</p>", _body(found))


def _body(found: Comparison) -> Iterator[str]:
    yield facts(about(found))
    yield from _section("Metrics", rows(found))
    yield f"<p>{escape(EXPLAINED)}</p>"
    yield from _section("Stage by stage", stage_rows(found))
    yield from _section("Slices by tag", slice_rows(found))
    if found.flips:
        yield f"<h2>Examples that changed sides: {escape(sides(found))}</h2>"
        yield from (_flip(flip, at < OPEN) for at, flip in enumerate(found.flips[:SHOWN]))
    if len(found.flips) > SHOWN:
        yield f"<p>… and {len(found.flips) - SHOWN} more in compare-{escape(found.baseline.run_id)}.json</p>"


def _section(title: str, items: Iterable[Compared]) -> Iterator[str]:
    lines = [_cells(item) for item in items]
    if lines:
        yield f"<h2>{escape(title)}</h2>"
        yield table(HEADERS, lines)


def _cells(item: Compared) -> list[str]:
    *most, said = cells(item)
    return [*map(escape, most), inked(said, INK[item.word])]


def _flip(flip: Flip, is_open: bool) -> str:
    texts = text_rows(outline(flip.baseline.answer), outline(flip.candidate.answer))
    said = "".join(f"<li>{escape(ground)}</li>" for ground in grounds(flip))
    heads = (f"{name} {'passes' if side.passed else 'fails'}" for name, side in _both(flip))
    return (
        f"<details{' open' if is_open else ''}><summary>{escape(flip_title(flip))}</summary><ul>{said}</ul>"
        f'<table class="texts"><thead><tr>{"".join(f"<th>{head}</th>" for head in heads)}</tr></thead>'
        f"<tbody>{''.join(_text_row(row) for row in texts)}</tbody></table></details>"
    )


def _both(flip: Flip) -> tuple[tuple[str, Side], ...]:
    return ("baseline", flip.baseline), ("candidate", flip.candidate)


def _text_row(row: Row) -> str:
    before = f'<tr><td colspan="2" class="skipped">… {row.skipped} equal lines …</td></tr>' if row.skipped else ""
    if row.is_same:
        cell = f'<td class="same">{escape(row.old or "")}</td>'
        return f"{before}<tr>{cell}{cell}</tr>"
    old, new = words(row.old or "", row.new or "")
    return f"{before}<tr><td>{_marked(old, 'del')}</td><td>{_marked(new, 'ins')}</td></tr>"


def _marked(pieces: Iterable[Piece], mark: str) -> str:
    return "".join(f"<{mark}>{escape(text)}</{mark}>" if lacks else escape(text) for text, lacks in pieces)
