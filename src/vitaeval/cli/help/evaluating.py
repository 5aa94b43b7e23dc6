"""Help on running and scoring."""

from __future__ import annotations

from vitaeval.cli.help.command import Command

COMMANDS: dict[str, Command] = {
    "eval": Command(
        "run a prompt version on a golden set, score it, keep it, log it",
        "vitaeval eval [-m] [KEY=VALUE ...]",
        "Values come from conf/eval.yaml and its groups model, suite and tracking. The same command resumes the\n"
        "newest run of the same questions that did not finish; no finished call is repeated.\n"
        "-m runs every combination of comma-separated values, one run each, in one process.\n\n"
        "model=baseline (extractive answers: the floor) and model=reference (the golden answers: the ceiling)\n"
        "need no key and read no prompt: evidence `prompt_blind`, they prove the instrument and no prompt.\n\n"
        "privacy=strict masks names, contact data and numbers of persons before a text leaves, and in all that is\n"
        "written down; scores are of the whole answer. It is the default for profiles that nobody credits in\n"
        "golden/profiles/sources.csv. mode=batch orders all calls of a stage as one batch.\n\n"
        "exit code: 0 done, 2 wrong input, 3 environment (the run is kept), 12 too many unanswered examples,\n"
        "130 interrupted (the same command resumes).",
        (
            "vitaeval eval                                  # conf/eval.yaml as it stands",
            "vitaeval eval task=generate_cv prompt=1.1.0 model=baseline suite=smoke",
            "vitaeval eval task=parse_job prompt=1.0.0",
            "vitaeval eval -m prompt=1.0.0,1.1.0 model=baseline,reference",
            "vitaeval eval tracking=none suite.examples=5   # five examples, not logged",
        ),
    ),
    "demo": Command(
        "floor and ceiling side by side, then ten inventions found in a hand-written CV",
        "vitaeval demo",
        "Needs no key and no network; calls no model.",
        ("vitaeval demo",),
    ),
    "rescore": Command(
        "score a kept run again, without any model call",
        "vitaeval rescore run=ID|last",
        "Reads the run's journal, applies today's metrics and writes its record and reports anew.",
        ("vitaeval rescore run=last",),
    ),
    "plan": Command(
        "what a run would ask, cost and take, before any call",
        "vitaeval plan [KEY=VALUE ...]\n"
        "       vitaeval plan gate=release task=NAME candidate=X.Y.Z [baseline=X.Y.Z] [KEY=VALUE ...]",
        "The same values as eval. Prints calls, tokens, money and wall time with ranges, from real past usage where\n"
        "there is some; an unknown price stays unknown. Also the smallest effect that the golden set can show.\n"
        "mode=batch shows the price of batches and how many of them, each within 24 h, follow one another.\n\n"
        "gate=… says what a gate costs at each step, how likely it releases a version that is truly better, how many\n"
        "people that needs, and what is left of the alpha for further candidates.",
        (
            "vitaeval plan model=gpt-oss-120b",
            "vitaeval plan model=gpt-oss-120b mode=batch",
            "vitaeval plan model=claude-haiku-5-5 suite.trials=3",
            "vitaeval plan gate=release task=generate_cv candidate=1.1.0 model=gpt-4o-mini",
        ),
    ),
    "runs": Command(
        "list kept runs, or remove old ones",
        "vitaeval runs [gc] [keep=N] [--yes]",
        "`runs gc` shows which finished runs but the newest N (20) would go; --yes removes them. Unfinished runs\n"
        "hold paid answers and are never removed.",
        ("vitaeval runs", "vitaeval runs gc keep=50 --yes"),
    ),
    "log": Command(
        "send a kept run to MLflow",
        "vitaeval log run=ID|last [tracking=NAME]",
        "For a run whose tracker was away, or for a second tracker. Sending twice updates the same MLflow run.",
        ("vitaeval log run=last", "vitaeval log run=last tracking=server"),
    ),
}
