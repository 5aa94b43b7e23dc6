from __future__ import annotations

from vitaeval.report.frame import facts, framed, inked, table


def test_text_is_never_markup() -> None:
    page = framed("<i>", "#000", "<h1>x</h1>", [facts(["<b>"]), inked("<u>", "#111"), table(["<s>"], [["&lt;"]])])
    assert not any(tag in page for tag in ("<i>", "<b>", "<u>", "<s>"))
    assert "<h1>x</h1>" in page


def test_the_page_asks_nobody_for_anything() -> None:
    page = framed("t", "#000", "", [])
    assert not any(word in page for word in ("http", "src=", "href=", "<script", "@import", "url("))
