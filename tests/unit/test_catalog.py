from __future__ import annotations

import sys
from pathlib import Path

import pytest

import vitaeval.providers
from vitaeval.catalog import folder_shelf, shelf
from vitaeval.errors import ConfigError, VitaevalError
from vitaeval.schema.provider import Provider


def test_a_shelf_offers_each_public_module_and_is_read_only() -> None:
    found = shelf(vitaeval.providers, "PROVIDER", Provider)
    assert {"baseline", "reference"} <= set(found)
    assert not any(name.startswith("_") for name in found)
    with pytest.raises(TypeError):
        found["more"] = found["baseline"]  # type: ignore[index]


def test_a_module_without_its_constant_is_named() -> None:
    with pytest.raises(VitaevalError, match=r"vitaeval\.providers\.\w+ defines no NOTHING"):
        shelf(vitaeval.providers, "NOTHING", Provider)


def test_a_project_folder_is_a_shelf_in_file_order(tmp_path: Path) -> None:
    (tmp_path / "b.py").write_text("ITEM = 2\n")
    (tmp_path / "a.py").write_text("ITEM = 1\n")
    (tmp_path / "_private.py").write_text("raise RuntimeError\n")
    before = set(sys.modules)
    assert list(folder_shelf(tmp_path, "ITEM", int).items()) == [("a", 1), ("b", 2)]
    assert set(sys.modules) == before


def test_a_missing_folder_is_an_empty_shelf(tmp_path: Path) -> None:
    assert folder_shelf(tmp_path / "none", "ITEM", int) == {}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("ITEM = (", "SyntaxError"),
        ("import no_such_library", "ModuleNotFoundError"),
        ("1 / 0", "ZeroDivisionError"),
        ("ITEM = 'text'", "defines no ITEM of type int"),
        ("", "defines no ITEM of type int"),
    ],
)
def test_a_broken_file_is_named_with_the_reason(tmp_path: Path, source: str, said: str) -> None:
    (tmp_path / "mine.py").write_text(source)
    with pytest.raises(ConfigError, match=said) as caught:
        folder_shelf(tmp_path, "ITEM", int)
    assert str(tmp_path / "mine.py") in str(caught.value)
