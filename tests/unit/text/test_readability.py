from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text.readability import readability, syllables

EASY = "The boat is in the bay. The crew had a good day and went home to eat. " * 3
HARD = (
    "Comprehensive organisational restructuring necessitated interdepartmental communication with the responsible "
    "administrative authorities, whose characteristically bureaucratic deliberations considerably decelerated the "
    "implementation of the internationally harmonised accountability methodology for all of the institutions."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("stage", 1), ("stages", 2), ("managed", 2), ("planned", 1), ("created", 3), ("table", 2),
        ("engineering", 4), ("science", 2), ("quality", 3), ("employee", 3), ("area", 3), ("implementation", 5),
        ("database", 3), ("team's", 1),
    ],
)  # fmt: skip
def test_syllables_of_common_words(word: str, count: int) -> None:
    assert syllables(word) == count


@given(st.text(max_size=30))
def test_any_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


def test_the_formulas_are_those_of_their_authors() -> None:
    found = readability(["The boat is in the bay with the nets. " * 4])
    assert found is not None
    assert (found.words, found.words_per_sentence, found.syllables_per_word) == (36, 9.0, 1.0)
    assert found.ease == pytest.approx(206.835 - 1.015 * 9 - 84.6)
    assert found.grade == pytest.approx(0.39 * 9 + 11.8 - 15.59)


def test_long_words_in_long_sentences_are_harder() -> None:
    easy, hard = readability([EASY]), readability([HARD])
    assert easy is not None
    assert hard is not None
    assert easy.ease > 90 > 30 > hard.ease
    assert easy.grade < hard.grade


def test_a_line_break_ends_a_sentence() -> None:
    line = "Moved the nets of the boat to the bay"
    one, many = readability([" ".join([line] * 6)]), readability(["\n".join([line] * 6)])
    assert one is not None
    assert many is not None
    assert many.ease > one.ease


@pytest.mark.parametrize(
    "text",
    [
        "Too short to tell.",
        "Entwickelte eine neue Plattform in Python und senkte die Laufzeit um die Hälfte. " * 4,
        "Développement de la plateforme, réduction du temps de calcul, encadrement de quatre personnes. " * 4,
        "负责数据平台，将处理时间缩短了。" * 30,
    ],
)
def test_what_is_short_or_not_english_has_no_readability(text: str) -> None:
    assert readability([text]) is None


def test_addresses_are_no_words() -> None:
    plain = "The team of the hospital looked after the patients of the ward. " * 5
    signed = plain + "nobody@mail.example https://mail.example/somebody www.mail.example"
    assert readability([signed]) == readability([plain])
