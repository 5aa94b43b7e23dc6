"""Help on experiments."""

from __future__ import annotations

from vitaeval.cli.help.command import Command

COMMANDS: dict[str, Command] = {
    "ab": Command(
        "an experiment between arms: registered first, looked at without fooling oneself",
        "vitaeval ab new name=NAME [kind=online|offline]\n"
        "       vitaeval ab run experiment=NAME [KEY=VALUE ...]\n"
        "       vitaeval ab analyse experiment=NAME outcomes=FILE|URL [query=SQL] [tracking=NAME]\n"
        "       vitaeval ab assign test=NAME user=ID\n"
        "       vitaeval ab list",
        "new writes experiments/<date>-<name>/experiment.yaml: question, arms, goal, guardrails, stopping rule. After\n"
        "the first look nothing in it may change.\n\n"
        "run: all arms answer the same golden examples, at the same time and in steps, until the answer is clear. The\n"
        "command line may say tracking, budget, transport, cache, concurrency, privacy and mode; the rest is in the\n"
        "file.\n\n"
        "analyse: one look at what became of requests that users made (lines of JSON, CSV, or a table `executions`\n"
        "in sqlite:///FILE or postgresql://…, which is only read). Users are the unit of chance. Each look spends a\n"
        "part of alpha and is remembered in state.json; the same data again is the same look. Before any outcome is\n"
        "shown the split is checked: other shares than declared, or users in two arms, are INVALID.\n\n"
        "assign says which arm a user gets, as `vitaeval.assign` does; a share that grows keeps its users.\n\n"
        "Writes verdict.json and verdict.md beside the file, and MLflow. An experiment promotes nothing.\n\n"
        "exit code: 0 an arm wins, 10 no arm gains, or one harms, 11 not known (yet), 12 the data prove nothing,\n"
        "2 wrong input, 3 environment.",
        (
            "vitaeval ab new name=summary-first",
            "vitaeval ab analyse experiment=summary-first outcomes=outcomes.jsonl",
            "vitaeval ab analyse experiment=summary-first outcomes=sqlite:///served.db",
            "vitaeval ab run experiment=prompt-1-1-0 budget.max_usd=5",
            "vitaeval ab assign test=summary-first user=4711",
        ),
    ),
}
