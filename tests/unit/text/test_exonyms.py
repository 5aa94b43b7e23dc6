from __future__ import annotations

import pytest

from vitaeval.text.exonyms import ENGLISH
from vitaeval.text.normalize import plain, stem, stems


@pytest.mark.parametrize(
    ("native", "english"), [("München", "Munich"), ("København", "Copenhagen"), ("Wien", "Vienna")]
)
def test_a_city_is_one_word_in_both_languages(native: str, english: str) -> None:
    assert stems(f"Office in {native}") == stems(f"Office in {english}")


def test_every_name_is_plain_and_leads_to_one_that_stays() -> None:
    assert all(plain(name) == name and name.isalpha() for name in (*ENGLISH, *ENGLISH.values()))
    assert not set(ENGLISH) & set(ENGLISH.values())
    assert all(stem(name) == stem(english) for name, english in ENGLISH.items())
