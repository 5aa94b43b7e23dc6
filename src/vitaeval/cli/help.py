"""What each command does and how it is called; light, so that help is instant."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command's help: one line for the overview, the rest for `--help`."""

    summary: str
    usage: str
    details: str
    examples: tuple[str, ...]

    def text(self, name: str) -> str:
        """The whole help page."""
        shown = "\n".join(f"  {example}" for example in self.examples)
        return f"vitaeval {name}: {self.summary}\n\nusage: {self.usage}\n\n{self.details}\n\nexamples:\n{shown}\n"


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
    "check": Command(
        "find what a CV text claims and its profile does not support",
        "vitaeval check profile=FILE cv=FILE|- [job=FILE] [today=YYYY-MM-DD] [format=text|json] [--all]\n"
        "       vitaeval check --jsonl [today=YYYY-MM-DD] < requests > answers",
        "profile: a JSON Resume file, read liberally (null or empty is absent). cv: Markdown or plain text (- reads\n"
        "standard input), or a TailoredCV as JSON. job: the posting; it never supports a claim about the person.\n"
        "Every unsupported claim is underlined and told with its reason and, where there is one, the nearest thing\n"
        "in the profile. --all also lists what is supported and what cannot be checked. Score: 0 = nothing invented.\n"
        "In a project, claims that people have adjudicated as false alarms are shown and do not count.\n\n"
        '--jsonl answers lines {"source": <JSON Resume>, "text": …, "job": …, "today": …} (`cv`: a TailoredCV in\n'
        'place of text) in order by {"score", "rate", "gate", "claims"}; a line that cannot be understood by\n'
        "{\"error\"}. Today: the line's, else today=, else the clock's.\n\n"
        "exit code: 0 nothing critical or major, 10 the gate fails, 11 nothing could be checked, 2 wrong input.\n"
        "--jsonl: 0 all lines answered, 2 some were not understood.",
        (
            "vitaeval check profile=me.json cv=cv.md",
            "vitaeval check profile=me.json cv=cv.md job=posting.txt",
            "vitaeval check --jsonl < requests.jsonl > answers.jsonl",
        ),
    ),
    "adjudicate": Command(
        "say that a doubtful claim is a false alarm, or confirm it",
        "vitaeval adjudicate run=ID|last [example=ID] [trial=N] [claim=N verdict=false_alarm|confirmed why=TEXT]\n"
        "       vitaeval adjudicate profile=FILE cv=FILE [job=FILE] [today=…] [claim=N verdict=… why=TEXT]\n"
        "       vitaeval adjudicate list",
        "Without claim= lists the claims that wait for a word (on a terminal: asks about each). Numbers are those of\n"
        "`vitaeval check`. A word holds for this claim about this profile, is kept in adjudications.jsonl (one line\n"
        "each, never changed: commit it) and shown with who and why in every report. A false alarm no longer counts\n"
        "against a CV. A later word on the same claim supersedes the earlier one; both stay in the list.\n"
        "Who you are: VITAEVAL_ACTOR, else Git's user.name; nobody checks it.",
        (
            "vitaeval adjudicate run=last",
            "vitaeval adjudicate run=last example=ID claim=3 verdict=false_alarm why='the profile says so under w2'",
            "vitaeval adjudicate list",
        ),
    ),
    "demo": Command(
        "floor and ceiling side by side, then ten inventions found in a hand-written CV",
        "vitaeval demo",
        "Needs no key and no network; calls no model.",
        ("vitaeval demo",),
    ),
    "judge": Command(
        "let a model grade what a run has delivered, and measure how far people share its word",
        "vitaeval judge run=ID|last [judge=VERSION] [model=NAME] [KEY=VALUE ...]\n"
        "       vitaeval judge candidate=ID baseline=ID [judge=VERSION] [model=NAME] [KEY=VALUE ...]\n"
        "       vitaeval judge calibrate task=TASK set=NAME [run=ID|last]",
        "run=… grades every delivered document (relevance, evidence, clarity; bands 1 to 5 anchored in the judge's\n"
        "prompt; honesty is measured, never judged), keeps the judgements in the run's folder and scores it again. The\n"
        "same command resumes, and no finished call is repeated. model=baseline, the default, is a rule and no judge.\n\n"
        "candidate=… baseline=… asks for each example which of two documents is better, in both orders: a judge who\n"
        "prefers the same place in both has position bias, which is counted, and the pair is a tie.\n\n"
        "calibrate holds the judgements of `vitaeval eval task=judge_cv golden=SET model=…` against people's labels\n"
        "(`vitaeval label`). Until then every number of the judge says UNCALIBRATED.\n\n"
        "exit code: 0 done, 2 wrong input, 3 environment, 12 too few judgements or too few people's labels.",
        (
            "vitaeval judge run=last model=gpt-4o-mini budget.max_usd=1",
            "vitaeval judge candidate=last baseline=last-1 model=gpt-4o-mini",
            "vitaeval eval task=judge_cv golden=core model=gpt-4o-mini    # the judge on its own golden set",
            "vitaeval judge calibrate task=judge_cv set=core",
        ),
    ),
    "rescore": Command(
        "score a kept run again, without any model call",
        "vitaeval rescore run=ID|last",
        "Reads the run's journal, applies today's metrics and writes its record and reports anew.",
        ("vitaeval rescore run=last",),
    ),
    "compare": Command(
        "what one run does better and worse than another, and how surely",
        "vitaeval compare candidate=RUN baseline=RUN [KEY=VALUE ...]",
        "RUN is a run id, the beginning of one, `last`, or `last-1` for the one before. Values come from\n"
        "conf/compare.yaml. Runs may differ in prompt, model or provider; examples are paired, people are the unit of\n"
        "chance. The report beside the candidate shows both answers of every example that changed sides.\n\n"
        "exit code: 0 compared, 12 the runs cannot be compared (the reason and what to do are printed).",
        ("vitaeval compare candidate=last baseline=last-1", "vitaeval compare candidate=last baseline=ID margin=0.03"),
    ),
    "gate": Command(
        "may this version replace that one? one verdict, with its reason",
        "vitaeval gate task=NAME candidate=X.Y.Z baseline=X.Y.Z [gate=release] [KEY=VALUE ...]",
        "Asks both versions in steps and stops as soon as the answer is clear, by conf/gate/<gate>.yaml: better on\n"
        "the goal, no worse on every guardrail, nothing invented. Other values as for eval. The same attempt again\n"
        "returns the stored verdict. Writes verdict.json, verdict.md and junit.xml under verdicts/.\n\n"
        "exit code: 0 PASS, 10 FAIL, 11 INCONCLUSIVE, 12 INVALID (the same command resumes).",
        (
            "vitaeval gate task=generate_cv candidate=1.1.0 baseline=1.0.0 model=gpt-oss-120b",
            "vitaeval gate task=generate_cv candidate=1.1.0 baseline=1.0.0 model=gpt-4o-mini gate=refactor",
        ),
    ),
    "promote": Command(
        "put a version into service, on the strength of a verdict that still holds",
        "vitaeval promote task=NAME version=X.Y.Z[@MODEL] [share=10|50|100] [registry=NAME] [force=true reason=TEXT]",
        "Needs a PASS of `vitaeval gate` against today's champion, on today's golden set and metrics, by real answers\n"
        "(registry=sandbox takes simulated ones and releases nothing). force=true releases without one; the reason\n"
        "stays in every nightly summary until a PASS replaces it. share=10, then share=50, gives a part of the users to\n"
        "the challenger; share=100 makes it champion. An empty registry takes the version of conf/promote.yaml.\n"
        "Every promotion is an entry of the ledger; the aliases in MLflow's prompt registry are its copy.\n\n"
        "exit code: 0 released, 2 it may not be (every reason is printed), 3 the registry is away.",
        (
            "vitaeval promote task=generate_cv version=1.1.0",
            "vitaeval promote task=generate_cv version=1.1.0 share=10",
            "vitaeval promote task=generate_cv version=1.0.1 force=true reason='1.0.0 asks a model that is gone'",
        ),
    ),
    "rollback": Command(
        "take back what was put into service last",
        "vitaeval rollback task=NAME reason=TEXT [to=X.Y.Z] [registry=NAME]",
        "Withdraws the challenger where there is one; else goes to the last champion that was not itself rolled back,\n"
        "or to the one that to= names. Calls no model. The version that was taken back needs a new PASS.\n\n"
        "exit code: 0 rolled back, 2 nothing to go back to, or somebody else was faster, 3 the registry is away.",
        (
            "vitaeval rollback task=generate_cv reason='employers invented since 14:00'",
            "vitaeval rollback task=generate_cv to=1.0.0 reason='both releases of today are slow'",
        ),
    ),
    "ledger": Command(
        "who released what, when and why; whether anybody changed that",
        "vitaeval ledger show|verify|export task=NAME [head=HASH] [out=FILE] [registry=NAME]",
        "show lists attempts at the gate, verdicts, promotions and rollbacks, and puts aliases right that say otherwise.\n"
        "verify recomputes every hash; head= is one that was written down, such as a verdict's: the ledger must hold it.\n"
        "export writes one JSON line for each entry.\n\n"
        "exit code: 0 whole, 10 verify found something, 3 the registry is away or its ledger damaged.",
        (
            "vitaeval ledger show task=generate_cv",
            "vitaeval ledger verify task=generate_cv head=0a1b2c3d4e5f",
            "vitaeval ledger export task=generate_cv out=ledger.jsonl",
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
    "list": Command(
        "what there is: tasks, prompts, models, metrics, golden sets",
        "vitaeval list tasks|prompts|models|metrics|golden",
        "One line each.",
        ("vitaeval list metrics",),
    ),
    "plan": Command(
        "what a run would ask, cost and take, before any call",
        "vitaeval plan [KEY=VALUE ...]",
        "The same values as eval. Prints calls, tokens, money and wall time with ranges, from real past usage where\n"
        "there is some; an unknown price stays unknown. Also the smallest effect that the golden set can show.\n"
        "mode=batch shows the price of batches and how many of them, each within 24 h, follow one another.",
        (
            "vitaeval plan model=gpt-oss-120b",
            "vitaeval plan model=gpt-oss-120b mode=batch",
            "vitaeval plan model=claude-haiku-5-5 suite.trials=3",
        ),
    ),
    "models": Command(
        "models with price, limits and key; check asks one",
        "vitaeval models [check model=NAME [--full]]",
        "check makes one tiny call; --full asks five questions for at most $0.05 and says what differs from what we\n"
        "expect.\n\nexit code of check: 0 as expected, 11 something differs, 3 no answer, 2 no key.",
        ("vitaeval models", "vitaeval models check model=gpt-oss-120b"),
    ),
    "record": Command(
        "a run's answers as one portable file",
        "vitaeval record run=ID|last out=FILE",
        "The cassette holds answers with model, date and cost, no question. `model=replay cassette=FILE` evaluates it\n"
        "anywhere, offline; a missing entry is named.",
        ("vitaeval record run=last out=answers.jsonl", "vitaeval eval model=replay cassette=answers.jsonl"),
    ),
    "import": Command(
        "score answers that were produced elsewhere",
        "vitaeval import file=FILE|runs:/RUN_ID/PATH [columns.FIELD=COLUMN ...] [prompt=X.Y.Z] [model=NAME] [K=V ...]",
        "FILE is JSONL, CSV or a table as MLflow logs it (.json); runs:/RUN_ID/PATH is such a file in MLflow\n"
        "(tracking=… says which). Fields: `example` (an id of the golden set) and `output` (what the task's last\n"
        "stage answers, as text or object); if known also\n"
        "trial, model, latency_ms, cost_usd, prompt_tokens, completion_tokens.\n"
        "columns.FIELD=COLUMN names a column that is called otherwise; dots lead into objects.\n"
        'parse_job   {"example": "job-7", "output": {"role_title": "Nurse", "must_have_skills": […], …}}\n'
        'generate_cv {"example": "cv-3", "output": {"answer": {"kind": "cv", "summary": "…", "experience": […], …}}}\n'
        "All fields of an output: `vitaeval prompts show`, or the answers in record.json of `vitaeval eval`.\n\n"
        "Makes a normal run without any call; examples without an answer are counted as unanswered. What is written\n"
        "down is masked as under privacy=strict; privacy=off keeps names and addresses.\n\n"
        "exit code: 0 done, 2 the file is wrong (every line is named), 12 too few answers, or none of the right shape.",
        (
            "vitaeval import file=production.jsonl task=generate_cv golden=core prompt=1.1.0",
            "vitaeval import file=log.csv columns.example=request_id columns.output=response",
            "vitaeval import file=runs:/0a1b2c/answers.json tracking=server",
        ),
    ),
    "keys": Command(
        "keep keys in an encrypted file",
        "vitaeval keys set|list|remove [NAME]",
        "Order: environment, .env, key file. Values are typed unseen or piped in and never shown again.",
        ("vitaeval keys set OPENAI_API_KEY", "vitaeval keys list", "vitaeval keys remove OPENAI_API_KEY"),
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
            "vitaeval new prompt task=generate_cv version=1.2.0",
            "vitaeval new golden task=generate_cv set=nurses",
        ),
    ),
}


def overview() -> str:
    """The first screen."""
    width = max(len(name) for name in COMMANDS)
    lines = "\n".join(f"  {name:<{width}}  {command.summary}" for name, command in COMMANDS.items())
    return (
        "vitaeval: evaluate a prompt that reads or writes career documents before you release it\n\n"
        f"usage: vitaeval COMMAND [KEY=VALUE ...]\n\n{lines}\n\n"
        "first steps, no key needed:\n"
        "  vitaeval init && vitaeval eval      # in an empty folder\n"
        "  vitaeval COMMAND --help             # what a command does, with examples\n"
    )
