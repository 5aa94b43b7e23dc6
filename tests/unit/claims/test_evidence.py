from __future__ import annotations

import json
from typing import Any

import pytest

from vitaeval.claims import evidence
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    ("source_id", "path"),
    [("w1.h2", "/work/0/highlights/1"), ("w2", "/work/1"), ("e1.h1", "/education/0/courses/0"), ("nonsense", "")],
)
def test_ids_lead_to_pointers(source_id: str, path: str) -> None:
    assert evidence.pointer(source_id) == path


def test_every_line_stands_at_its_pointer(profile: Profile) -> None:
    tree = profile.model_dump(mode="json")
    for line in evidence.of(profile).lines:
        node: Any = tree
        for key in line.path.strip("/").split("/"):
            node = node[int(key)] if isinstance(node, list) else node[key]
        assert node == line.text


def test_every_line_is_found_by_its_pointer(profile: Profile) -> None:
    held = evidence.of(profile)
    assert all(held.at(line.path) is line for line in held.lines)
    assert held.at("/work/99/name") is None


def test_cited_evidence_holds_the_cited_lines_and_the_entrys_own_words(profile: Profile) -> None:
    held = evidence.cited(evidence.of(profile), ("w2.h2",))
    assert {line.source for line in held.lines} == {"w2", "w2.h2"}
    assert "Python" not in held.skills


def test_the_nearest_line_is_the_most_alike(profile: Profile) -> None:
    held = evidence.of(profile)
    nearest = held.nearest("spend on the warehouse", held.lines)
    assert nearest is not None
    assert nearest.source == "w1.h2"


def test_a_project_at_an_employer_was_done_in_the_role_there() -> None:
    project = {
        "name": "Slotting review",
        "description": "Internal project at Quill Parts",
        "highlights": ["Moved 40 bins"],
    }
    own = {"name": "Bird counter", "description": "Spare-time project", "highlights": ["Counted 12 herons"]}
    work = [{"name": "Quill Parts", "position": "Planner", "highlights": ["Planned routes"]}]
    held = evidence.of(Profile.model_validate_json(json.dumps({"work": work, "projects": [project, own]})))
    told = [line.text for line in held.done_in("w1")]
    assert "Moved 40 bins" in told
    assert "Counted 12 herons" not in told
    assert "Moved 40 bins" not in [line.text for line in held.of_entry("w1")]


@pytest.mark.parametrize("opening", ["a", "ware", "warehous", "warehousezz", "zzz", "0", "\uffff"])
def test_an_opening_is_known_when_a_stem_of_the_profile_begins_with_it(profile: Profile, opening: str) -> None:
    held = evidence.of(profile)
    assert held.begins(opening) == any(stem.startswith(opening) for stem in held.stems)


def test_every_field_is_found_under_its_entry(profile: Profile) -> None:
    held = evidence.of(profile)
    for entry, lines in held.by_entry.items():
        for name in {line.field for line in lines}:
            assert held.field(entry, name) is next(line for line in lines if line.field == name)
    assert held.field("w1", "nonsense") is None
    assert held.field("w99", "name") is None


def test_a_project_called_as_the_employer_tells_of_the_work_there() -> None:
    work = [{"name": "Quill Parts", "position": "Founder", "highlights": ["Won 500 customers"]}]
    projects = [{"description": "Quill Parts: a shop for spares"}, {"description": "Review done at Quill Parts"}]
    held = evidence.of(Profile.model_validate_json(json.dumps({"work": work, "projects": projects})))
    assert "Won 500 customers" in [line.text for line in held.done_in("p1")]
    assert "Won 500 customers" not in [line.text for line in held.done_in("p2")]
