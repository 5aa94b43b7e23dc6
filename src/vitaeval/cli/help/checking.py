"""Help on measuring one document or answer."""

from __future__ import annotations

from vitaeval.cli.help.command import Command

COMMANDS: dict[str, Command] = {
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
        "{\"error\"}; an empty line gets no answer. Today: the line's, else today=, else the clock's.\n\n"
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
        "                           [unseal=TEXT]\n"
        "       vitaeval adjudicate profile=FILE cv=FILE [job=FILE] [today=…] [claim=N verdict=… why=TEXT]\n"
        "       vitaeval adjudicate list",
        "Without claim= lists the claims that wait for a word (on a terminal: asks about each). Numbers are those of\n"
        "`vitaeval check`. A word holds for this claim about this profile, is kept in adjudications.jsonl (one line\n"
        "each, never changed: commit it) and shown with who and why in every report. A false alarm no longer counts\n"
        "against a CV. A later word on the same claim supersedes the earlier one; both stay in the list.\n"
        "Of sealed examples claims are counted. unseal=WHY opens those that are in doubt; openings.jsonl keeps who\n"
        "looked, when and why (commit it); `vitaeval golden stats` and every later verdict count them.\n"
        "Who you are: VITAEVAL_ACTOR, else Git's user.name; nobody checks it.",
        (
            "vitaeval adjudicate run=last",
            "vitaeval adjudicate run=last example=ID claim=3 verdict=false_alarm why='the profile says so under w2'",
            "vitaeval adjudicate list",
        ),
    ),
}
