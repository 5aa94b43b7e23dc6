import pytest

from vitaeval.semantic.encoder import LightEncoder, light

pytestmark = pytest.mark.usefixtures("installed")

NURSE = "Looked after twelve patients on a surgical ward."


def encoder() -> LightEncoder:
    found = light()
    assert found is not None
    return found


def test_meaning_is_nearer_than_nonsense() -> None:
    near = encoder().likeness("Cared for 12 surgical patients.", NURSE).f1
    far = encoder().likeness("Deployed Kubernetes clusters in three regions.", NURSE).f1
    assert near > far
    assert encoder().cosine("Cared for 12 surgical patients.", NURSE) > encoder().cosine("Deployed a cluster.", NURSE)


def test_the_same_text_is_alike_and_asking_again_changes_nothing() -> None:
    first = encoder().likeness(NURSE, NURSE)
    assert (first.precision, first.recall, first.f1) == pytest.approx((1, 1, 1), abs=1e-5)
    assert encoder().likeness(NURSE, NURSE) == first


@pytest.mark.parametrize("text", ["é" * 50, "护士 🙂", "\x00\x07 control", "\ud800", "a"])
def test_odd_texts_are_read(text: str) -> None:
    assert 0 <= encoder().likeness(text, NURSE).f1 <= 1


def test_a_long_text_is_cut_and_says_so() -> None:
    assert encoder().likeness("word " * 700, NURSE).cut
    assert not encoder().likeness(NURSE, NURSE).cut
