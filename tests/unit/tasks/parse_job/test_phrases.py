"""Phrases are whole words, in any case and spacing, each once."""

from __future__ import annotations

from vitaeval.tasks.parse_job.phrases import phrases


def test_each_phrase_once_in_order_of_mention() -> None:
    text = "Stock options, Remote\nwork and again stock options; a 401(k)."
    assert phrases("benefits", text) == ("stock options", "remote work", "401(k)")


def test_parts_of_words_do_not_count() -> None:
    assert phrases("values", "entrusted with distrust") == ()


def test_the_longest_phrase_wins() -> None:
    assert phrases("benefits", "a pension scheme") == ("pension scheme",)
