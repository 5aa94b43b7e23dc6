"""`vitaeval ab new`: register an experiment before anybody looks."""

from __future__ import annotations

import re

from rich.console import Console

from vitaeval.app import clock
from vitaeval.app.ab_file import FILE, FOLDER, names, slug
from vitaeval.app.project import Project
from vitaeval.errors import ConfigError
from vitaeval.runner import folder as folders
from vitaeval.schema.experiment import Kind

ONLINE = """# Registered before the first look: from then on nothing here may change.
test: "{name}"              # users are drawn by this word: the same word, the same users
question: Do more people keep the CV that they get?
kind: online
task: generate_cv
unit: user

arms:                       # the first is the control; a share may grow from one experiment to the next
  - name: control
    prompt: 1.0.0
  - name: treatment
    prompt: 1.1.0
    share: 0.5              # of all users; the control has the rest

goal:                       # events.NAME, signals.NAME, success, error, rating, thumbs, overridden, tokens, cost_usd
  metric: events.kept
  smallest_effect: 0.03     # the smallest gain that would matter

guardrails:                 # no worse than the margin, or there is no winner
  - metric: error
    margin: 0.01
  - metric: log_latency     # natural logarithm: 0.10 is a tenth slower
    margin: 0.10

stopping:
  horizon: known            # known: it ends at `users`; unknown: every look is paid for
  users: 4000
  alpha: 0.05               # chance of any false winner or loser, over all looks and arms
  beta: 0.10                # chance to give up on an arm that gains the smallest effect
  least_users: 100          # in each arm, before the first look
  least_events: 20          # of the rarer outcome
"""

OFFLINE = """# Registered before the first call: from then on nothing here may change.
test: "{name}"
question: Does version 1.1.0 write better CVs than 1.0.0?
kind: offline               # all arms answer the same golden examples
task: generate_cv
golden: core

arms:                       # the first is the control; prompt, model or provider differ
  - name: control
    prompt: 1.0.0
  - name: treatment
    prompt: 1.1.0

goal:
  metric: quality
  smallest_effect: 0.02     # the smallest gain that would matter

guardrails:                 # no worse than the margin, or there is no winner
  - metric: passed
    margin: 0.05

stopping:
  horizon: known
  alpha: 0.05               # chance of any false winner or loser, over all steps and arms
  beta: 0.10                # chance to give up on an arm that gains the smallest effect
  trials: 3                 # how often each example is answered at most
"""

TEXTS = {Kind.ONLINE: ONLINE, Kind.OFFLINE: OFFLINE}


def new(project: Project, name: str, kind: str, console: Console) -> int:
    """Write `experiments/<today>-<name>/experiment.yaml`, ready to be filled in."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        raise ConfigError(f"name={name!r}: use lower case letters, digits and -")
    if kind not in tuple(Kind):
        raise ConfigError(f"kind={kind!r}: write {' or '.join(Kind)}")
    if name in map(slug, names(project)):
        raise ConfigError(f"there is an experiment {name!r}; a second one of that name would share its users")
    folder = project.root / FOLDER / f"{clock.now():%Y-%m-%d}-{name}"
    folder.mkdir(parents=True)
    folders.write(folder / FILE, TEXTS[Kind(kind)].format(name=name))
    after = "ab run" if kind == Kind.OFFLINE else "ab analyse outcomes=…"
    console.print(f"created {folder / FILE}: fill it in and commit it, then `vitaeval {after} experiment={name}`")
    return 0
