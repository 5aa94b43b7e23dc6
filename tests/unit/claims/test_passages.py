from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from vitaeval.claims import passages
from vitaeval.claims.passages import Part, Passage
from vitaeval.schema.documents.cv import TailoredCV


def test_every_passage_points_to_its_field(cv: TailoredCV) -> None:
    tree = cv.model_dump(mode="json")
    found = [*passages.loose(cv), *(passage for block in passages.blocks(cv) for passage in block.passages)]
    for passage in found:
        node: Any = tree
        for key in (passage.where or "").strip("/").split("/"):
            node = node[int(key)] if isinstance(node, list) else node[key]
        assert (node or "") == passage.text


def test_an_open_end_is_a_statement(cv: TailoredCV) -> None:
    first, second, *_ = passages.blocks(cv)
    assert (first.first(Part.END), second.first(Part.END)) == ("", "2019")


@pytest.mark.parametrize("text", ["", "short", "word " * 900, "x" * 3_000, "One sentence here. " * 200])
def test_pieces_of_a_long_passage_make_it_up_again(text: str) -> None:
    found = tuple(passages.pieces(Passage(None, 10, text, Part.SUMMARY)))
    assert "".join(piece.text for piece in found) == text
    assert all(text[piece.offset - 10 :].startswith(piece.text) for piece in found)
    assert all(len(piece.text) <= 1_000 for piece in found)


def test_a_passage_under_an_entry_keeps_all_but_entry_and_label() -> None:
    bullet = Passage("/x", 3, "Ran audits", Part.BULLET, None, ("w1.h1",), None, "w2")
    assert bullet.under("w1", "all roles") == replace(bullet, entry="w1", label="all roles")
