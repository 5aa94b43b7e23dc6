from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vitaeval.vendor.complaint import LONGEST, complaint

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["error", "type", "details"]), inner),
    max_leaves=8,
)


def test_the_vendors_shapes_say_the_same() -> None:
    inner = {"type": "t", "code": "c", "message": "m", "details": {"error_code": "d"}}
    found = complaint({"type": "error", "error": inner})
    assert found == complaint(inner)
    assert (found.kinds, found.message) == ({"t", "c", "d"}, "m")


def test_plain_texts_are_messages() -> None:
    assert complaint("busy").message == complaint({"error": "busy"}).message == complaint({"detail": "busy"}).message


def test_a_page_of_markup_says_nothing() -> None:
    assert complaint("<html>Bad gateway</html>").message == ""


@given(JSON)
def test_no_body_can_break_the_reading(body: object) -> None:
    assert len(complaint(body).message) <= LONGEST
