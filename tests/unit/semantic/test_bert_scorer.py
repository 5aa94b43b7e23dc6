import pytest

from vitaeval.semantic.bert_scorer import BertScorer, bert_scorer
from vitaeval.semantic.encoder import light
from vitaeval.semantic.weights import TORCH, missing

TEXTS = (
    "Led a team of five nurses on a surgical ward, 2019 to 2023.",
    "I managed five nurses.",
    "Müller — naïve café, C++ and .NET",
    "• Cut costs by 12 %\n• Won “Best Team”\n",
    "word " * 700,
    "a",
)


@pytest.fixture(scope="module")
def torch() -> BertScorer:
    if absent := missing(TORCH):
        pytest.skip(f"not installed: {', '.join(absent)} (make semantic)")
    found = bert_scorer()
    assert found is not None
    return found


@pytest.mark.parametrize("reference", TEXTS)
@pytest.mark.parametrize("candidate", TEXTS)
def test_the_light_encoder_equals_the_package(torch: BertScorer, candidate: str, reference: str) -> None:
    ours = light()
    assert ours is not None
    here, there = ours.likeness(candidate, reference), torch.likeness(candidate, reference)
    assert (here.precision, here.recall, here.f1) == pytest.approx((there.precision, there.recall, there.f1), abs=1e-5)
    assert here.cut is there.cut


def test_an_empty_text_is_refused_before_it_crashes_the_package(torch: BertScorer) -> None:
    with pytest.raises(ValueError, match="empty"):
        torch.likeness(" ", "text")


def test_without_torch_there_is_none() -> None:
    if missing(TORCH):
        assert bert_scorer() is None
