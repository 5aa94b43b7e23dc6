import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitaeval.decisions.calibration import BANDS, PREFERENCES, Graded, Ordered, agreement, corrected, people_alpha
from vitaeval.schema.calibration import Agreement, Estimate, Pair


def graded(number: int, people: tuple[float, ...], judge: float, **more: object) -> Graded:
    values = {"cluster": f"p{number}", "words": 100 + number, **more}
    return Graded(document=f"d{number}", people=people, judge=judge, **values)  # type: ignore[arg-type]


def world(seed: int, judge: str, n: int = 40) -> list[Graded]:
    """Documents that two people grade nearly alike, and a judge of some kind."""
    dice = random.Random(seed)
    found = []
    for number in range(n):
        worth = dice.randint(1, 5)
        second = min(5, max(1, worth + dice.choice((0, 0, 0, 1, -1))))
        words = dice.randint(100, 900)
        said = {"fair": worth, "hard": max(1, worth - 1), "random": dice.randint(1, 5), "long": 1 + words // 200}[judge]
        found.append(graded(number, (worth, second), said, words=words))
    return found


def low(found: Estimate | None) -> float:
    assert found is not None
    assert found.low is not None
    return found.low


def test_a_judge_who_says_what_people_say_is_shown_to() -> None:
    found = agreement(world(1, "fair"), BANDS)
    assert found.kappa is not None
    assert found.kappa > 0.8
    assert low(found.alpha) > 0.7
    assert found.is_shown
    assert abs(found.offset.mean) < 0.05


def test_a_hard_judge_is_shown_to_be_hard() -> None:
    found = agreement(world(2, "hard"), BANDS)
    assert found.offset.high is not None
    assert found.offset.high < 0
    assert found.is_shown


@pytest.mark.parametrize("seed", range(6))
def test_people_who_agree_lend_nothing_to_a_judge_who_does_not(seed: int) -> None:
    found = agreement(world(seed, "random"), BANDS)
    assert low(found.people) > 0.5
    assert not found.is_shown


def test_a_judge_whom_length_sways_is_found_out_and_people_whom_it_sways_alike_are_no_reason() -> None:
    swayed = agreement(world(3, "long"), BANDS)
    assert swayed.length is not None
    assert low(swayed.length) > 0.3
    alike = [graded(item.words, (item.judge,), item.judge, words=item.words) for item in world(3, "long")]
    assert agreement(alike, BANDS).length is None


def test_the_place_of_a_document_that_sways_is_found_out() -> None:
    dice = random.Random(4)
    partial = [graded(number, (dice.choice((0.0, 1.0)),), 0.5, ordered=Ordered(1.0, True)) for number in range(20)]
    found = agreement(partial, PREFERENCES)
    assert found.position is not None
    assert found.turned is not None
    assert (found.position.mean, found.turned.mean) == (0.5, 1.0)
    assert not found.is_shown
    steady = [graded(number, (word,), word, ordered=Ordered(0.5, False)) for number, word in enumerate([0.0, 1.0] * 8)]
    found = agreement(steady, PREFERENCES)
    assert found.position is not None
    assert found.position.mean == 0.0
    assert found.is_shown


def test_documents_of_few_people_show_nothing() -> None:
    found = agreement(
        [graded(number, (1 + number % 5,), 1 + number % 5, cluster=f"p{number % 9}") for number in range(60)], BANDS
    )
    assert found.alpha is not None
    assert found.alpha.mean == 1.0
    assert found.alpha.low is None
    assert not found.is_shown


def test_nothing_that_both_have_graded_is_no_agreement() -> None:
    with pytest.raises(ValueError, match="nothing that both"):
        agreement([], BANDS)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=9))
def test_the_order_of_documents_and_people_tells_nothing(bands: list[tuple[int, int, int]]) -> None:
    there = [graded(number, (one, other), judge) for number, (one, other, judge) in enumerate(bands)]
    back = [graded(number, (other, one), judge) for number, (one, other, judge) in reversed(list(enumerate(bands)))]
    assert plain(agreement(there, BANDS)) == pytest.approx(plain(agreement(back, BANDS)))


def plain(found: Agreement) -> dict[str, float | None]:
    alpha, people = found.alpha, found.people
    means = {"alpha": alpha and alpha.mean, "people": people and people.mean, "offset": found.offset.mean}
    return {"n": found.n, "kappa": found.kappa, **means}


def test_one_person_has_nobody_to_agree_with() -> None:
    assert people_alpha([("p1", [3.0]), ("p2", [4.0])], BANDS) is None


def pairs(n: int, shift: float) -> list[Pair]:
    dice = random.Random(7)
    found = []
    for number in range(n):
        worth = dice.uniform(0.4, 0.9)
        found.append(Pair(document=f"d{number}", cluster=f"p{number}", people=worth, judge=worth - shift))
    return found


def judged(documents: list[str], value: float) -> list[tuple[str, str, dict[str, float]]]:
    return [(name, f"p{name[1:]}", {"clarity": value}) for name in documents]


def test_labels_of_other_documents_correct_by_the_judges_error_and_say_so() -> None:
    others = [f"o{number}" for number in range(30)]
    found = corrected({"clarity": pairs(20, 0.2)}, judged(others, 0.3))
    assert found.transported
    assert found.means["clarity"].mean == pytest.approx(0.5)


def test_labels_of_these_documents_count_for_themselves() -> None:
    known = pairs(20, 0.2)
    documents = [pair.document for pair in known]
    shares = [(pair.document, pair.cluster, {"clarity": pair.judge}) for pair in known]
    found = corrected({"clarity": known}, shares)
    assert not found.transported
    assert found.means["clarity"].mean == pytest.approx(sum(pair.people for pair in known) / 20)
    more = corrected({"clarity": known}, [*shares, *judged([f"d{number}" for number in range(100, 160)], 0.45)])
    assert not more.transported
    assert more.means["clarity"].mean == pytest.approx(0.65, abs=0.03)
    few = corrected({"clarity": known}, judged(documents[:9], 0.3))
    assert few.transported


def test_labels_of_other_documents_do_not_speak_for_these_where_these_have_their_own() -> None:
    here = pairs(12, 0.2)
    elsewhere = [Pair(document=f"o{number}", cluster=f"q{number}", people=0.0, judge=0.0) for number in range(30)]
    shares = [(pair.document, pair.cluster, {"clarity": pair.judge}) for pair in here]
    found = corrected({"clarity": [*here, *elsewhere]}, shares)
    assert not found.transported
    assert found.means["clarity"].mean == pytest.approx(sum(pair.people for pair in here) / 12)
