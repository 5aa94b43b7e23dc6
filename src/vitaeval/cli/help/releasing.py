"""Help on putting versions into service."""

from __future__ import annotations

from vitaeval.cli.help.command import Command

COMMANDS: dict[str, Command] = {
    "promote": Command(
        "put a version into service, on the strength of a verdict that still holds",
        "vitaeval promote task=NAME version=X.Y.Z[@MODEL] [share=10|50|100] [registry=NAME] [force=true reason=TEXT]",
        "Needs a PASS of `vitaeval gate` against today's champion, on today's golden set and metrics, by real answers\n"
        "(registry=sandbox takes simulated ones and releases nothing). force=true releases without one; the reason\n"
        "stays in every nightly summary until a PASS replaces it. share=10, then share=50, gives a part of the users\n"
        "to the challenger; share=100 makes it champion. An empty registry takes the version of conf/promote.yaml;\n"
        "@MODEL names the model that answers where a version names none (else conf/eval.yaml does).\n"
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
        "vitaeval rollback task=NAME [to=X.Y.Z] [reason=TEXT] [registry=NAME]",
        "Withdraws the challenger where there is one; else goes to the last champion that was not itself rolled back,\n"
        "or to the one that to= names. Calls no model. The version that was taken back needs a new PASS.\n"
        "A rollback in a hurry needs no reason; the ledger then says that none was given.\n\n"
        "exit code: 0 rolled back, 2 nothing to go back to, or somebody else was faster, 3 the registry is away.",
        (
            "vitaeval rollback task=generate_cv",
            "vitaeval rollback task=generate_cv reason='employers invented since 14:00'",
            "vitaeval rollback task=generate_cv to=1.0.0 reason='both releases of today are slow'",
        ),
    ),
    "ledger": Command(
        "who released what, when and why; whether anybody changed that",
        "vitaeval ledger show|verify|export task=NAME [head=HASH] [out=FILE] [registry=NAME]",
        "show lists attempts at the gate, verdicts, promotions and rollbacks, and puts aliases right that say\n"
        "otherwise. verify recomputes every hash; head= is one that was written down, such as a verdict's: the ledger\n"
        "must hold it. "
        "export writes one JSON line for each entry.\n\n"
        "exit code: 0 whole, 10 verify found something, 3 the registry is away or its ledger damaged.",
        (
            "vitaeval ledger show task=generate_cv",
            "vitaeval ledger verify task=generate_cv head=0a1b2c3d4e5f",
            "vitaeval ledger export task=generate_cv out=ledger.jsonl",
        ),
    ),
}
