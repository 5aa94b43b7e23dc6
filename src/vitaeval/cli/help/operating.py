"""Help of the commands that look after released prompts."""

from __future__ import annotations

from vitaeval.cli.help.command import Command

COMMANDS: dict[str, Command] = {
    "nightly": Command(
        "have released prompts become worse, and whose fault is it?",
        "vitaeval nightly [task=NAME] [night=YYYY-MM-DD] [KEY=VALUE ...]",
        "Asks the champion of every task by conf/nightly.yaml: some rotating examples, the rest only when a chart\n"
        "warns or is still collecting its reference. An alarm is confirmed by asking again; then the previous version\n"
        "(or a pinned model) is asked, to tell the provider's fault from the prompt's. Calls by conf/alerts.yaml.\n"
        "Writes nightly/<night>/summary.md and .json. The same command resumes a night and buys nothing twice.\n\n"
        "replay=NIGHT reads a night again from the history and compares; refresh=true takes scores anew after\n"
        "`vitaeval rescore`. Both ask nobody. Other values as for eval.\n\n"
        "exit code: 0 quiet, 10 a confirmed drift, 11 an alarm that could not be confirmed, 12 a task that could\n"
        "not be measured, 3 the environment (also a call that nobody answered).",
        (
            "vitaeval nightly",
            "vitaeval nightly task=generate_cv model=gpt-oss-120b first=20",
            "vitaeval nightly rollback=true registry=sandbox",
            "vitaeval nightly replay=2026-11-20",
        ),
    ),
}
