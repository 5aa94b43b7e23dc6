from __future__ import annotations

from tests.people import jobs, profiles

from vitaeval.defects.stock import Stock, concrete, is_concrete


def test_a_stock_holds_what_the_records_hold_once() -> None:
    stock = Stock.of(profiles().values(), jobs())
    assert "Rio Seco Community Hospital" in stock.employers
    assert len(stock.employers) == len(set(stock.employers)) > 50
    assert all(name for name, _ in stock.certificates)
    assert "" not in stock.places
    assert not any("freelance" in name.casefold() for name in stock.employers)


def test_skills_of_postings_are_names_and_not_everyday_words() -> None:
    assert concrete("We use Kafka and testing in a team") == ("Kafka",)
    assert is_concrete("C++")
    assert not is_concrete("testing")
