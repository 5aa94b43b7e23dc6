from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from vitaeval.app import clock
from vitaeval.app.models import key_state, load_model, provider_of, show
from vitaeval.app.project import Project
from vitaeval.errors import ConfigError

FAR = """
name: {name}
provider: {provider}
id: far-1
evidence: real
context: 128000
price: {{input: 0.5, cached_input: null, output: 2, date: "2026-11-21", source: here}}
limits: {{rpm: 30, tpm: 12000}}
endpoint: {{key_env: FAR_KEY}}
served_until: "2026-08-16"
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "conf" / "model").mkdir(parents=True)
    (tmp_path / "conf" / "eval.yaml").write_text("task: greet\n")
    add(tmp_path, "far", "groq")
    return Project(tmp_path)


def add(root: Path, name: str, provider: str) -> None:
    (root / "conf" / "model" / f"{name}.yaml").write_text(FAR.format(name=name, provider=provider))


def listed(project: Project, **secrets: str) -> tuple[int, str]:
    written = io.StringIO()
    code = show(project, Console(file=written, width=180), secrets.get)
    return code, written.getvalue()


def test_a_model_is_listed_with_price_limits_and_last_day(project: Project) -> None:
    code, said = listed(project)
    (line,) = [item for item in said.splitlines() if item.startswith("far")]
    assert code == 0
    cells = line.split()
    assert cells[:8] == ["far", "groq", "far-1", "128,000", "0.5", "?", "2", "2026-11-21"]
    assert "30 req/m 12k tok/m" in line
    assert "2026-08-16" in line


def test_a_missing_key_is_said_without_its_value(project: Project) -> None:
    _, without = listed(project)
    assert "keys: set FAR_KEY" in without
    _, having = listed(project, FAR_KEY="top-secret")
    assert "keys:" not in having
    assert "top-secret" not in having
    assert " yes " in having


def test_a_broken_file_is_named_and_the_others_are_listed(project: Project) -> None:
    (project.conf / "model" / "bad.yaml").write_text("name: bad\nprovider: groq\n")
    add(project.root, "stranger", "grok")
    code, said = listed(project)
    assert code == 2
    assert "far-1" in said
    assert "conf/model/bad.yaml" in said
    assert "unknown provider 'grok': did you mean groq?" in said


def test_an_unknown_model_gets_near_matches(project: Project) -> None:
    with pytest.raises(ConfigError, match="unknown model 'fra': did you mean far"):
        load_model(project, "fra")


@pytest.mark.parametrize(
    ("day", "style"), [(datetime(2026, 8, 1, tzinfo=UTC), 33), (datetime(2026, 9, 1, tzinfo=UTC), 31)]
)
def test_a_model_that_is_gone_is_red(
    project: Project, monkeypatch: pytest.MonkeyPatch, day: datetime, style: int
) -> None:
    monkeypatch.setattr(clock, "now", lambda: day)
    written = io.StringIO()
    show(project, Console(file=written, width=180, force_terminal=True, color_system="standard"), {}.get)
    assert f"\x1b[{style}m2026-08-16" in written.getvalue()


def test_a_key_that_a_provider_does_without_is_not_asked_for(project: Project) -> None:
    add(project.root, "near", "compatible")
    near, far = load_model(project, "near"), load_model(project, "far")
    assert key_state(near, provider_of(near), {}.get) == "not needed"
    assert key_state(near, provider_of(near), {"FAR_KEY": "x"}.get) == "yes"
    assert key_state(far, provider_of(far), {"FAR_KEY": ""}.get) == "no: FAR_KEY"
