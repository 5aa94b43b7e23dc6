"""Street addresses; `test_pii` measures them on labelled sentences."""

from __future__ import annotations

import pytest

from vitaeval.text.postal import find_addresses


def found(text: str) -> set[str]:
    return {text[start:end] for start, end in find_addresses(text)}


@pytest.mark.parametrize(
    "address",
    [
        "1150 Mountain Dr., Wilkes Barre, PA 18702-7997",
        "3149 Shelia Walk Suite 292\nNew Michael, TN 91831",
        "221B Baker Street",
        "PSC 6681, Box 9335\nAPO AP 19515",
        "Lindenallee 7",
    ],
)
def test_an_address_is_found_with_its_city(address: str) -> None:
    assert address in found(f"Our office: {address}")


def test_the_words_that_lead_to_an_address_are_no_part_of_it() -> None:
    assert found("She lives at 7191 Jason Lodge, near us") == {"7191 Jason Lodge"}


@pytest.mark.parametrize("text", ["saved $12 Main Street", "3.5 Year Road", "version 2 street", "St. Louis 2019"])
def test_other_numbers_and_streets_are_none(text: str) -> None:
    assert found(text) == set()
