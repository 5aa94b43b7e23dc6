from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text.language import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I have led the team for three years and worked with clients on the west coast.", "en"),
        ("Ich habe das Team für drei Jahre geleitet und mit den Kunden im Westen gearbeitet.", "de"),
        ("J'ai dirigé une équipe pour des clients dans la région et avec les fournisseurs.", "fr"),
        ("He trabajado en el equipo de ventas para los clientes de la región y con las tiendas.", "es"),
        ("Отвечал за команду", "und"),
        ("Python, SQL, dbt", None),
        ("", None),
    ],
)
def test_common_words_tell_the_language(text: str, expected: str | None) -> None:
    assert language(text) == expected


def test_foreign_names_do_not_change_it() -> None:
    text = "Managed the accounts of Caisse de dépôt et placement du Québec and of Banco de la Nación for the bank."
    assert language(text) == "en"


@given(st.text(max_size=200))
def test_any_text_may_be_asked(text: str) -> None:
    assert language(text) in {None, "en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "und"}
