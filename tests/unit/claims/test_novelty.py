from __future__ import annotations

import pytest

from vitaeval.claims import evidence
from vitaeval.claims.novelty import is_novel
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.normalize import words


@pytest.mark.parametrize(
    ("word", "novel"),
    [("tapestry", True), ("trucks", False), ("scheduling", False), ("quickly", False), ("team", False), ("oven", True)],
)
def test_a_word_is_novel_when_neither_it_nor_its_root_is_in_the_profile(
    profile: Profile, word: str, novel: bool
) -> None:
    assert is_novel(words(word)[0], evidence.of(profile)) is novel
