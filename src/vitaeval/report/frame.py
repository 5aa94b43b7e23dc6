"""A page as one HTML file that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

STYLE = """
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
header { border-left: .5rem solid var(--ink); padding: .25rem 1rem; margin-bottom: 1.5rem }
h1 { margin: 0; color: var(--ink); font-size: 1.75rem } h2 { font-size: 1.2rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100% }
th, td { padding: .35rem .6rem; border-bottom: 1px solid #8884; text-align: right; white-space: nowrap }
th:first-child, td:first-child { text-align: left; white-space: normal }
td svg { vertical-align: middle }
ul { padding-left: 1.2rem } li { margin: .2rem 0; overflow-wrap: anywhere }
details { margin: .6rem 0 } summary { cursor: pointer }
table.texts { table-layout: fixed; font: 14px/1.45 ui-monospace, monospace; margin: .5rem 0 }
table.texts td, table.texts th { text-align: left; white-space: pre-wrap; overflow-wrap: anywhere; vertical-align: top }
table.texts del { background: #b4231833; text-decoration: none } table.texts ins { background: #1a7f3733;
text-decoration: none } table.texts td.same { opacity: .6 } td.skipped { text-align: center; opacity: .6 }
"""


def framed(title: str, ink: str, heading: str, body: Iterable[str]) -> str:
    """The page: `heading` and `body` are HTML, `title` is text, `ink` the colour of what matters most."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        f"<style>:root {{ --ink: {ink} }}{STYLE}</style></head>\n<body>"
        f"<header>{heading}</header>\n" + "\n".join(body) + "\n</body></html>\n"
    )


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; `headers` are text, the cells of `rows` are HTML."""
    head = "".join(f"<th>{escape(name)}</th>" for name in headers)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"


def facts(lines: Iterable[str]) -> str:
    """A list of facts, each a text."""
    return f"<ul>{chr(10).join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def inked(text: str, ink: str) -> str:
    """A text in a colour."""
    return f'<span style="color:{ink}">{escape(text)}</span>'
