from __future__ import annotations

import pytest

from vitaeval.claims.doctorates import is_another, kinds


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Doctor of Philosophy", "PhD"),
        ("Ph.D.", "Doctor of Philosophy in Physics"),
        ("DPhil", "PhD"),
        ("Juris Doctor", "J.D."),
        ("Doctor of Education", "EdD"),
        ("Doctorate", "EdD"),
        ("PhD", "Doctorate"),
        ("MD", "MD/PhD"),
    ],
)
def test_a_doctorate_has_many_names(said: str, held: str) -> None:
    assert not is_another(said, held)


@pytest.mark.parametrize(
    ("said", "held"), [("PhD", "EdD"), ("J.D.", "PhD"), ("Doctor of Medicine", "Ph.D."), ("MD/PhD", "MD")]
)
def test_doctorates_of_two_kinds_are_two_degrees(said: str, held: str) -> None:
    assert is_another(said, held)


def test_other_degrees_are_of_no_kind() -> None:
    assert kinds("BSc in Philosophy, MBA") == frozenset()
