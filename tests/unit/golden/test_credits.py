from __future__ import annotations

import json
from pathlib import Path

from tests.golden_folder import row, write

from vitaeval.golden.credits import credited, uncredited


def sources(root: Path, *lines: str) -> None:
    (root / "profiles" / "sources.csv").write_text("\n".join(("id,source,licence,how", *lines)) + "\n")


def about(profile: str | None) -> dict[str, object]:
    return row(profile or "none", input={"profile": profile, "job": "cook"})


def test_a_profile_is_credited_by_source_and_licence(tmp_path: Path) -> None:
    write(tmp_path, about("mara"))
    assert credited(tmp_path) == frozenset()
    sources(tmp_path, "mara,a friend,CC0,by hand", "otto,a friend,,by hand")
    assert credited(tmp_path) == {"mara"}


def test_only_what_nobody_credits_is_named(tmp_path: Path) -> None:
    write(tmp_path, about("mara"), about("otto"), about(None), "broken", json.dumps(["no row"]))
    sources(tmp_path, "mara,a friend,CC0,by hand")
    assert uncredited(tmp_path, "greet", "core") == {"otto"}
    assert uncredited(tmp_path, "greet", "elsewhere") == frozenset()
