"""However long or odd a text is, a check ends soon, and many checks need no more memory than some."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from vitaeval.claims import check_text
from vitaeval.golden.documents import read_profile
from vitaeval.schema.claim import GateResult

PROFILE = read_profile(Path(__file__).parents[2] / "golden" / "profiles" / "master-nurse-brooks.json")
TODAY = date(2026, 11, 1)
MEGABYTE = 1_000_000
SHAPES = {
    "one word": "a",
    "hyphens": "a-",
    "digits": "7",
    "dotted digits": "1.",
    "addresses": "a@",
    "labels": "a.",
    "capitals": "LED THE TEAM OF ENGINEERS ",
    "names": "AbCd",
    "brackets": "([",
    "bullet marks": "- \n",
    "bullets": "•",
    "empty lines": "\n",
    "short lines": "ab\n",
    "emphasis": "*a ",
    "tags": "<b ",
    "wide": "a\t",
    "columns": "a | b | c 2019 – 2021\n",
    "first person": "I ",
    "one sentence": "Led the team and raised sales by 40% ",
}
FULL_OF_FIGURES = {"numbers": "4 7 12 ", "dates": "2019 - 2021 ", "degrees": "BSc in Art, ", "shares": "by half "}


def made_of(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES)
def test_a_megabyte_of_any_shape_ends_and_never_passes(unit: str) -> None:
    assert check_text(PROFILE, made_of(unit, MEGABYTE), None, TODAY).gate is not GateResult.PASS


@pytest.mark.slow
@pytest.mark.parametrize("unit", FULL_OF_FIGURES.values(), ids=FULL_OF_FIGURES)
def test_a_megabyte_of_claims_ends_and_never_passes(unit: str) -> None:
    assert check_text(PROFILE, made_of(unit, MEGABYTE), None, TODAY).gate is not GateResult.PASS


def calls(text: str) -> int:
    """How many functions are called to check a text."""
    count = 0

    def see(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        check_text(PROFILE, text, None, TODAY)
    finally:
        sys.setprofile(before)
    return count


LINES: dict[str, Callable[[int], str]] = {
    "bullets": lambda n: f"- Led team{n} of {n} nurses\n",
    "entries": lambda n: f"## Nurse at Ward{n} Trust, 2019 - 2021\n- Ran ward{n}\n",
    "sentences": lambda n: f"I worked at Ward{n} Trust. ",
    "skills": lambda n: f"Skill{n}, ",
    "figures": lambda n: f"{n} ",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_four_times_the_text_is_four_times_the_work(line: Callable[[int], str]) -> None:
    short, long = ("".join(map(line, range(first, first + size))) for first, size in ((1_000, 60), (2_000, 240)))
    calls("warm")
    assert calls(long) <= 5 * calls(short)


def growing_caches() -> Iterator[functools._lru_cache_wrapper[object]]:
    """Caches without a limit in the modules that a check goes through."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith(("vitaeval.claims", "vitaeval.text")):
            for found in vars(module).values():
                if isinstance(found, functools._lru_cache_wrapper) and found.cache_parameters()["maxsize"] is None:
                    yield found


def test_what_is_kept_without_a_limit_does_not_grow_with_the_texts_that_are_read() -> None:
    assert list(growing_caches())
    sizes = []
    for round_ in range(3):
        for make in LINES.values():
            text = "Summary\n" + "".join(map(make, range(5_000 * round_, 5_000 * round_ + 20)))
            check_text(PROFILE, text, None, TODAY)
        sizes.append([cache.cache_info().currsize for cache in growing_caches()])
    assert sizes[1] == sizes[2]
