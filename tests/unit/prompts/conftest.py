"""A small prompts folder: one task with two stages and two versions."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

SCHEMAS = {"Plan": '{"type":"object"}', "Letter": '{"type":"object","x":1}'}


def stage(system: str, user: str, output: str) -> dict[str, object]:
    return {
        "system": system,
        "user": user,
        "model": None,
        "sampling": {"temperature": 0.2, "max_tokens": 100},
        "output": output,
    }


def version(number: str, parent: str | None, **stages: dict[str, object]) -> dict[str, object]:
    return {
        "task": "write",
        "version": number,
        "parent": parent,
        "description": "A letter",
        "author": "somebody",
        "date": "2026-11-21",
        "why": "to try",
        "changelog": "first",
        "stages": stages,
    }


def save(root: Path, content: dict[str, object]) -> Path:
    path = root / str(content["task"]) / f"{content['version']}.yaml"
    path.write_text(yaml.safe_dump(content, sort_keys=False).replace("'2026-11-21'", "2026-11-21"), "utf-8")
    return path


@pytest.fixture
def schemas() -> dict[str, str]:
    return dict(SCHEMAS)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "prompts"
    parts = {
        "plan/system.v1.md": "You plan.\n",
        "plan/user.v1.md": "<posting>\n{{ job }}\n</posting>\nPlan it.\n",
        "letter/system.v1.md": "You write letters.\n",
        "letter/system.v2.md": "You write short letters.\n",
        "letter/user.v1.md": "{{ job }} {{ plan }}\n",
    }
    for name, text in parts.items():
        path = folder / "write" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    plan = stage("system.v1", "user.v1", "Plan")
    save(folder, version("1.0.0", None, plan=plan, letter=stage("system.v1", "user.v1", "Letter")))
    save(folder, version("1.10.0", "1.2.0", plan=plan, letter=stage("system.v2", "user.v1", "Letter")))
    save(folder, version("1.2.0", "1.0.0", plan=plan, letter=stage("system.v2", "user.v1", "Letter")))
    return folder
