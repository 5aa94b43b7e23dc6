"""Help on judges and on the people whose labels they are held against."""

from __future__ import annotations

from vitaeval.cli.help.command import Command

COMMANDS: dict[str, Command] = {
    "judge": Command(
        "let a model grade what a run has delivered, and measure how far people share its word",
        "vitaeval judge run=ID|last [judge=VERSION] [model=NAME] [KEY=VALUE ...]\n"
        "       vitaeval judge candidate=ID baseline=ID [judge=VERSION] [model=NAME] [KEY=VALUE ...]\n"
        "       vitaeval judge sample run=ID|last set=NAME [documents=60]    (or candidate=ID baseline=ID)\n"
        "       vitaeval judge calibrate task=TASK set=NAME [run=ID|last]",
        "run=… grades every delivered document (relevance, evidence, clarity; bands 1 to 5 anchored in the\n"
        "judge's prompt; honesty is measured, never judged), keeps the judgements in the run's folder and scores it\n"
        "again. The same command resumes; no finished call is repeated. model=baseline, the default, is a rule and\n"
        "no judge. Values are those of eval. `vitaeval log run=…` tells MLflow.\n\n"
        "candidate=… baseline=… asks for each example which of two documents is better, in both orders: a judge that\n"
        "prefers the same place in both has position bias, which is counted, and the pair is a tie.\n\n"
        "Every number of a judge says UNCALIBRATED until people's labels show it to be better than chance:\n"
        "sample draws documents of a run as a golden set, two people label them (`vitaeval label`), the judge grades\n"
        "them (`vitaeval eval task=judge_cv golden=NAME model=…`), calibrate prints agreement, bias by length and\n"
        "position, and what people would have said on average, and keeps it under judges/. It asks nobody.\n"
        "No gate takes a judge's number as a condition.\n\n"
        "exit code: 0 done, 2 wrong input, 3 environment, 12 too few judgements, or nothing that people labelled.",
        (
            "vitaeval judge run=last model=gpt-4o-mini budget.max_usd=1",
            "vitaeval judge candidate=last baseline=last-1 model=gpt-4o-mini",
            "vitaeval judge sample run=last set=first",
            "vitaeval eval task=judge_cv golden=first model=gpt-4o-mini",
            "vitaeval judge calibrate task=judge_cv set=first",
        ),
    ),
    "label": Command(
        "say, without seeing what others said, what documents, pairs and claims are worth",
        "vitaeval label task=judge_cv|judge_letter|prefer_cv set=NAME [who=NAME] [by=person|model] [judge=VERSION]\n"
        "       vitaeval label claims run=ID|last [claims=60] [who=NAME] [by=person|model]\n"
        "       vitaeval label agreement task=TASK set=NAME | run=ID|last",
        "Shows one thing after the other, in an order of your own: a document to grade by the judge's rubric (? shows\n"
        "it), two documents to choose from, or a claim of a CV beside the profile. Tags, bands, other people's words\n"
        "and what our check thinks are not shown. Each word is kept at once in labels.jsonl (claim_labels.jsonl)\n"
        "beside the golden set's card: commit it. The same command goes on; b goes back, a later word supersedes.\n"
        "by=model says that a model labels: its words are kept, and calibrate nothing.\n"
        "Who you are: who=, else VITAEVAL_ACTOR, else Git's user.name; nobody checks it. Lines may be piped in.\n\n"
        "agreement prints Krippendorff's alpha among people, for claims also how often our check is right.",
        (
            "vitaeval label task=judge_cv set=first who=Ann",
            "vitaeval label task=prefer_cv set=core who=Ann",
            "vitaeval label claims run=last who=Ann",
            "vitaeval label agreement task=judge_cv set=first",
        ),
    ),
}
