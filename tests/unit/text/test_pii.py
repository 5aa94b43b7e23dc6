"""Personal data with a shape is found where it stands, and what only looks like it is left alone."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitaeval.text.pii import SHAPED, PiiKind, find_pii

LABELLED = Path(__file__).parents[2] / "data" / "pii" / "pii.jsonl"
TYPES = {
    "EMAIL_ADDRESS": PiiKind.EMAIL,
    "PHONE_NUMBER": PiiKind.PHONE,
    "US_SSN": PiiKind.SSN,
    "CREDIT_CARD": PiiKind.CARD,
    "IBAN_CODE": PiiKind.IBAN,
    "STREET_ADDRESS": PiiKind.ADDRESS,
    "DOMAIN_NAME": PiiKind.LINK,
}
WHOLE = dict.fromkeys(TYPES.values(), 1.0)
RECALL = {**WHOLE, PiiKind.ADDRESS: 0.75}


def found(text: str, *kinds: PiiKind) -> list[str]:
    return [text[item.start : item.end] for item in find_pii(text, kinds or SHAPED)]


@cache
def measured() -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Labelled, labelled and found, found, found and labelled; a span counts as found where it is touched."""
    labelled, hit, claimed, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = [(TYPES[item["type"]], item["start"], item["end"]) for item in row["spans"] if item["type"] in TYPES]
        seen = [(item.kind, item.start, item.end) for item in find_pii(row["text"])]
        labelled.update(kind for kind, _, _ in spans)
        claimed.update(kind for kind, _, _ in seen)
        hit.update(one[0] for one in spans if any(_touch(one, other) for other in seen))
        right.update(one[0] for one in seen if any(_touch(one, other) for other in spans))
    return labelled, hit, claimed, right


def _touch(one: tuple[PiiKind, int, int], other: tuple[PiiKind, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


@pytest.mark.parametrize("kind", TYPES.values())
def test_labelled_sentences_keep_their_recall(kind: PiiKind) -> None:
    labelled, hit, _, _ = measured()
    assert labelled[kind] >= 6
    assert hit[kind] / labelled[kind] >= RECALL[kind]


@pytest.mark.parametrize("kind", TYPES.values())
def test_nothing_is_claimed_in_labelled_sentences_that_is_not_there(kind: PiiKind) -> None:
    _, _, claimed, right = measured()
    assert claimed[kind]
    assert right[kind] / claimed[kind] >= 0.98


@pytest.mark.parametrize(
    "number",
    [
        "+1-555-0123",
        "+1 (555) 123-4567",
        "(512) 555-0188",
        "512-555-0188",
        "512.555.0188",
        "1-800-555-0199",
        "+351 21 555 0163",
        "+49 (0)911 555-0163",
        "0911/5550163",
        "020 7946 0958",
        "06 12 34 56 78",
        "+254-722-555-0123",
        "+919876543210",
        "0049 911 5550163",
        "(202) 555-0143 ext. 12",
        "555-0123",
    ],
)
def test_a_telephone_number_is_found_whole(number: str) -> None:
    assert found(f"Reach me: {number}, any day.", PiiKind.PHONE) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "2019-03 – 2021-05",
        "01/2019 - 03/2021",
        "01.02.2023-31.12.2023",
        "from 2019-2021 and 2022-2024",
        "$120,000-150,000 a year",
        "saved 1 200 000 USD",
        "grew to +25 000 000 users",
        "4000-7000 visitors",
        "version 10.15.7.3000",
        "192.168.100.200",
        "GS-0343-12-3456789",
        "3.97/4.00",
        "ISBN 978-3-16-148410-0",
        "order 6194384759",
        "revenue of 1234567890 dollars",
    ],
)
def test_dates_amounts_and_ids_are_no_telephone_numbers(text: str) -> None:
    assert found(text, PiiKind.PHONE) == []


def test_a_plain_run_of_digits_is_a_number_after_the_word_only() -> None:
    assert found("Phone: 6194384759", PiiKind.PHONE) == ["6194384759"]
    assert found("Ticket: 6194384759", PiiKind.PHONE) == []


@pytest.mark.parametrize("card", ["4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005", "6011111111111117"])
def test_a_card_needs_its_check_digit(card: str) -> None:
    wrong = card[:-1] + str((int(card[-1]) + 1) % 10)
    assert found(f"card {card}.", PiiKind.CARD) == [card]
    assert found(f"card {wrong}.", PiiKind.CARD) == []


@pytest.mark.parametrize("beside", ["{} 12/27", "{} 1 2 3", "12 {}", "2024 {} 10"])
def test_a_card_is_found_beside_other_numbers(beside: str) -> None:
    card = "4111 1111 1111 1111"
    assert found(beside.format(card), PiiKind.CARD) == [card]


def test_an_account_needs_its_check_digits() -> None:
    assert found("to GB82 WEST 1234 5698 7654 32 today", PiiKind.IBAN) == ["GB82 WEST 1234 5698 7654 32"]
    assert found("BE71 0961 2345 6769 PLUS", PiiKind.IBAN) == ["BE71 0961 2345 6769"]
    assert found("to GB83 WEST 1234 5698 7654 32 today", PiiKind.IBAN) == []


@pytest.mark.parametrize(
    ("text", "numbers"), [("123-45-6789", 1), ("000-12-3456", 0), ("123-00-4567", 0), ("SSN 123456789", 1)]
)
def test_social_security_numbers_follow_their_rules(text: str, numbers: int) -> None:
    assert len(found(f"It is {text}.", PiiKind.SSN)) == numbers


@pytest.mark.parametrize(
    "address",
    ["jane.doe+cv@mail.example.co.uk", "jürgen@example.de", "o'brien@example.com", "jane [at] example [dot] com"],
)
def test_an_email_is_found_whole(address: str) -> None:
    assert found(f"Mail to {address}, please.", PiiKind.EMAIL) == [address]


@pytest.mark.parametrize("text", ["@dataclass", "user@localhost", "R&D @ Example Inc.", "met at home [at] noon"])
def test_an_at_sign_makes_no_email(text: str) -> None:
    assert found(text, PiiKind.EMAIL) == []


@pytest.mark.parametrize(
    "address", ["417 Maple Avenue, Apt 6", "88 Harrison Street, Unit 1402", "PO Box 1234", "Hauptstraße 12a"]
)
def test_a_street_address_is_found_whole(address: str) -> None:
    assert found(f"Home: {address}; since May", PiiKind.ADDRESS) == [address]


@pytest.mark.parametrize(
    "text",
    ["12 Senior Engineers", "led 5 Data Science Teams", "3 Key Results, Q4 2023"],
)
def test_a_number_before_words_is_no_address(text: str) -> None:
    assert found(text, PiiKind.ADDRESS) == []


def test_line_breaks_of_json_part_words() -> None:
    text = json.dumps({"contact": "Jane\njane@example.com\n(512) 555-0188"})
    assert found(text) == ["jane@example.com", "(512) 555-0188"]


def test_links_end_where_the_sentence_does() -> None:
    text = "See https://example.org/a/b?c=d, www.example.net. Node.js and ASP.NET are no links; github.com/janedev is."
    assert found(text, PiiKind.LINK) == ["https://example.org/a/b?c=d", "www.example.net", "github.com/janedev"]


SIGNS = st.text(alphabet="0123456789+-() ./@abcXYZ\n,é", max_size=60)


@settings(deadline=None)
@given(SIGNS)
def test_findings_are_ordered_and_apart(text: str) -> None:
    findings = find_pii(text)
    assert all(0 <= item.start < item.end <= len(text) for item in findings)
    assert all(one.end <= two.start for one, two in itertools.pairwise(findings))


@settings(deadline=None)
@given(SIGNS, SIGNS)
def test_a_number_is_found_whatever_stands_on_other_lines(before: str, after: str) -> None:
    number = "+44 20 7946 0958"
    text = f"{before}\n\n{number}\n\n{after}"
    start = len(before) + 2
    covering = [item for item in find_pii(text) if item.start <= start and start + len(number) <= item.end]
    assert covering


@pytest.mark.parametrize("behind", [" 0A", " 12%", "-7x", ""])
def test_a_card_is_found_before_figures_that_belong_to_a_word(behind: str) -> None:
    card = "4111 1111 1111 1111"
    assert [finding.start for finding in find_pii(f"{card}{behind}") if finding.kind is PiiKind.CARD] == [0]


@pytest.mark.parametrize("text", ["4111111111111111a", "4111 1111 1111 1111%"])
def test_digits_tied_to_a_word_are_no_card(text: str) -> None:
    assert not [finding for finding in find_pii(text) if finding.kind is PiiKind.CARD]
