import numpy as np
import pytest

from vitaeval.semantic.minilm import LONGEST, load
from vitaeval.semantic.weights import folder

pytestmark = pytest.mark.usefixtures("installed")


def test_one_vector_a_token() -> None:
    model = load(folder())
    ids = model.ids("Led a team of nurses.")
    assert (ids[0], ids[-1]) == (101, 102)
    assert model.encode(ids).shape == (len(ids), 384)
    assert np.isfinite(model.encode(ids)).all()


def test_what_the_encoder_cannot_read_is_refused() -> None:
    model = load(folder())
    assert len(model.ids("word " * 600)) > LONGEST
    with pytest.raises(ValueError, match="2 to 512 tokens"):
        model.encode(model.ids("word " * 600))
    with pytest.raises(ValueError, match="2 to 512 tokens"):
        model.encode([101])
