"""Help on models and their answers."""

from __future__ import annotations

from vitaeval.cli.help.command import Command

COMMANDS: dict[str, Command] = {
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
}
