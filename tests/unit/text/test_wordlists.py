from __future__ import annotations

from tests.shelves.observations import PROFILE, REFERENCE, answered, with_fields

from vitaeval.schema.documents.profile import Award, Profile
from vitaeval.schema.score import Score
from vitaeval.text.said import read
from vitaeval.text.wordlists import flags, listed_words

CV = with_fields(REFERENCE, headline="Chairman", summary="He ran the harbour.")


def test_hits_stand_in_their_fields() -> None:
    found = flags(read(CV), "bias", PROFILE)
    assert [(each.where, each.start, each.end, each.text, each.is_own) for each in found] == [
        ("/headline", 0, 8, "Chairman", False),
        ("/summary", 0, 2, "He", False),
    ]


def test_what_the_record_says_too_is_the_persons_own_word() -> None:
    profile = Profile.model_validate({**dict(PROFILE), "awards": (Award(title="chairman of the year"),)})
    assert [each.is_own for each in flags(read(CV), "bias", profile)] == [True, False]
    assert [each.is_own for each in flags(read(CV), "bias", None)] == [False, False]


def test_a_persons_own_word_is_told_and_not_counted() -> None:
    profile = Profile.model_validate({**dict(PROFILE), "awards": (Award(title="chairman of the year"),)})
    found = listed_words(answered(CV, profile=profile), "bias", lambda hit: hit.finding(hit.kind, "say it otherwise"))
    assert isinstance(found, Score)
    assert (found.value, found.parts["hits"]) == (1.0, 1.0)
    assert [each.note for each in found.findings] == ["the profile's own word", "say it otherwise"]
