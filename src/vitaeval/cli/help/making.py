"""Help on prompts, golden sets and projects."""

from __future__ import annotations

from vitaeval.cli.help.command import Command

COMMANDS: dict[str, Command] = {
    "list": Command(
        "what there is: tasks, prompts, models, metrics, golden sets",
        "vitaeval list tasks|prompts|models|metrics|golden",
        "One line each.",
        ("vitaeval list metrics",),
    ),
    "prompts": Command(
        "lock, check, compare and show prompt versions",
        "vitaeval prompts lock|check|diff|show [task=NAME] [version=X.Y.Z] [from=X.Y.Z to=X.Y.Z]",
        "lock writes digests of a version and its parts into prompts/LOCK.json: from then on they never change.\n"
        "check finds edited locked parts, templates that do not render, and variables that nobody fills.",
        (
            "vitaeval prompts check",
            "vitaeval prompts lock task=generate_cv version=1.1.0",
            "vitaeval prompts diff task=generate_cv from=1.0.0 to=1.1.0",
            "vitaeval prompts show task=generate_cv version=1.1.0",
        ),
    ),
    "golden": Command(
        "lint, measure and show golden sets",
        "vitaeval golden lint|stats|show [task=NAME] [set=NAME] [example=ID]",
        "lint finds every problem at once, with file and line: broken rows, unknown ids, duplicates, traps that the\n"
        "profile supports, a bad twin that beats the good answer. stats print what the set can show.",
        (
            "vitaeval golden lint",
            "vitaeval golden stats task=generate_cv set=core",
            "vitaeval golden show example=ID",
        ),
    ),
    "init": Command(
        "make a project here: conf, golden, prompts",
        "vitaeval init [FOLDER]",
        "Copies the configuration, golden sets and prompts that come with the package, and lists what belongs in no\n"
        "version control in .gitignore; overwrites nothing.",
        ("vitaeval init", "vitaeval init my-evals"),
    ),
    "new": Command(
        "start a prompt version, a golden set or a metric",
        "vitaeval new prompt task=NAME version=X.Y.Z [parent=X.Y.Z] | golden task=NAME set=NAME | metric name=NAME",
        "Writes a first version that works and says what to edit next.",
        (
            "vitaeval new prompt task=generate_cv version=1.3.0",
            "vitaeval new golden task=generate_cv set=nurses",
        ),
    ),
}
