import pytest

from vitaeval.semantic.weights import missing


@pytest.fixture
def installed() -> None:
    """Skip where the encoder's packages are absent."""
    if absent := missing():
        pytest.skip(f"not installed: {', '.join(absent)} (make semantic-light)")
