"""What the gate writes into the ledger before its first call and after its last, and what it reads there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vitaeval.app.bound import Bound, bound, bound_today
from vitaeval.app.goalposts import goalposts
from vitaeval.app.golden_states import keep_state
from vitaeval.app.kept_verdict import kept_verdict, sha256, verdict_name
from vitaeval.app.ledger import Ledger, open_ledger
from vitaeval.app.project import Project
from vitaeval.app.registry import is_unwritten
from vitaeval.app.wire import Parts
from vitaeval.decisions import attempts as pure
from vitaeval.decisions.former import State, former
from vitaeval.decisions.moved import moved
from vitaeval.decisions.passes import PROVING
from vitaeval.golden.rows import golden_rows
from vitaeval.schema.chat import Evidence
from vitaeval.schema.comparison import Arm
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import GoldenSet, words_digest
from vitaeval.schema.ledger import Attempt, Deed, Entry, Judgement, Promotion, Question, Release, head
from vitaeval.schema.registry import Registry, Releasing
from vitaeval.schema.verdict import GateRules, GateVerdict, Grounds, Verdict

NO_EVIDENCE = "first champion of an empty registry: no evidence"


@dataclass(frozen=True, slots=True)
class Asked:
    """Both arms as they are bound, the question that they make, and the digest of people's words on its profiles.

    `golden` and `rules` are what the question names by digest.
    """

    baseline: Bound
    candidate: Bound
    question: Question
    words: str | None
    golden: GoldenSet
    rules: GateRules

    def against(self, anchor: Release) -> Asked:
        """The same, with a question that names what else the candidate is held against."""
        return replace(self, question=Question(**{**dict(self.question), "anchor": anchor}))


@dataclass(frozen=True, slots=True)
class Opened:
    """An attempt that stands in the ledger; `verdict` is the one it already has.

    `moved` says what has changed since the same candidate was refused, `former` in which states that was.
    """

    attempt: Attempt
    verdict: GateVerdict | None
    grounds: Grounds
    moved: tuple[str, ...]
    words: str | None
    former: tuple[State, ...] = ()

    @property
    def name(self) -> str:
        """What its verdict is kept as: another one once people have said more about doubtful claims."""
        return verdict_name(self.attempt.id, self.words)


def asked(arms: tuple[Parts, Parts], rules: GateRules) -> Asked:
    """The question whether the second of `arms` may replace the first by `rules`."""
    baseline, candidate = (bound(parts.plan.config, parts.plan.setting.prompt) for parts in arms)
    golden = arms[1].plan.golden
    question = Question(
        baseline=baseline.release,
        candidate=candidate.release,
        golden_name=arms[1].plan.config.golden,
        golden=golden.digest,
        rules=digest(rules),
        metrics={metric.name: metric.version for metric in arms[1].metrics},
        seed=digest([example.id for example in arms[1].plan.examples])[:12],
    )
    return Asked(baseline, candidate, question, words_digest(arms[1].plan.examples), golden, rules)


def recorded(project: Project, releases: Releasing, task: str) -> tuple[Entry, ...]:
    """What the ledger of `task` says so far; a registry that is not there yet stays unmade."""
    if is_unwritten(releases.registry):
        return ()
    with open_ledger(project, releases.registry, task) as ledger:
        return ledger.entries()


def open_attempt(project: Project, releases: Releasing, what: Asked, alpha: float) -> Opened:
    """Write the attempt into the ledger, before its first call; the same question again is the same attempt.

    An empty ledger first takes its champion from `conf/promote.yaml`. Raises EnvironmentFailure when the registry
    cannot be reached: an attempt that nobody counts is not made.
    """
    task = what.baseline.binding.task
    with open_ledger(project, releases.registry, task) as ledger:
        enthrone_first(ledger, releases, what)
        ledger.keep(what.baseline.binding)
        ledger.keep(what.candidate.binding)
        entries = ledger.append(lambda entries: _attempt(entries, what.question, alpha))
        attempt, _ = pure.opened(entries, _again(entries, what.question), alpha)
        grounds = _grounds(attempt, releases.registry, entries)
        judged = pure.judged(entries, attempt.id, what.words)
        known = None if judged is None else kept_verdict(ledger, judged)
        now = golden_rows(project.golden, what.golden), what.rules
        posts = goalposts(ledger, entries, attempt.question, now)
        keep_state(project, what.golden)
        changes = moved(entries, attempt.question, posts)
        return Opened(attempt, known, grounds, changes, what.words, former(entries, attempt.question, posts))


def settle(project: Project, registry: Registry, opened: Opened, found: GateVerdict) -> GateVerdict:
    """Write the verdict on an attempt into the ledger and return the one that stands there.

    It is another one when somebody was faster with the same attempt. INVALID is no verdict and is not written.
    """
    verdict = GateVerdict(**{**dict(found), "grounds": opened.grounds})
    if verdict.verdict is Verdict.INVALID:
        return verdict
    with open_ledger(project, registry, verdict.candidate.task) as ledger:
        ledger.store.keep_verdict(ledger.task, opened.name, verdict.model_dump_json())
        text = ledger.store.verdict(ledger.task, opened.name) or ""
        stands = GateVerdict.model_validate_json(text)
        ledger.append(lambda entries: _judgement(entries, opened, stands, text))
        return stands


def enthrone_first(ledger: Ledger, releases: Releasing, what: Asked) -> None:
    """Give an empty ledger the champion that `conf/promote.yaml` names, bound to the baseline's model."""
    version = releases.first.get(ledger.task)
    if version is None or ledger.entries():
        return
    same = what.baseline.binding.version == version
    first = what.baseline if same else bound_today(ledger.project, ledger.task, f"{version}@{what.baseline.model}")
    ledger.keep(first.binding)
    deed = Promotion(old=None, new=first.release, attempt=None, reason=NO_EVIDENCE, first=True)
    ledger.append(lambda entries: None if entries else deed)


def _again(entries: Sequence[Entry], question: Question) -> Question:
    """The question, told from those that were asked before its candidate was rolled back."""
    rounds = pure.rounds(entries, question.candidate.binding)
    return Question(**{**dict(question), "round": rounds})


def _attempt(entries: tuple[Entry, ...], question: Question, alpha: float) -> Deed | None:
    attempt, is_new = pure.opened(entries, _again(entries, question), alpha)
    return attempt if is_new else None


def _grounds(attempt: Attempt, registry: Registry, entries: tuple[Entry, ...]) -> Grounds:
    return Grounds(
        attempt=attempt.id,
        registry=registry.name,
        sandbox=registry.sandbox,
        baseline=attempt.question.baseline.binding,
        candidate=attempt.question.candidate.binding,
        golden=attempt.question.golden,
        head=head(entries),
    )


def _judgement(entries: tuple[Entry, ...], opened: Opened, verdict: GateVerdict, text: str) -> Deed | None:
    if pure.judged(entries, opened.attempt.id, opened.words) is not None:
        return None
    arms = (*([verdict.anchor.arm] if verdict.anchor else []), verdict.baseline, verdict.candidate)
    return Judgement(
        attempt=opened.attempt.id,
        verdict=verdict.verdict,
        mode=verdict.rules.mode,
        reason=verdict.reason[:1000],
        evidence=_weaker(*arms),
        served={f"{arm.prompt} {arm.model}": arm.served_models for arm in arms},
        sha256=sha256(text),
        words=opened.words,
    )


def _weaker(*arms: Arm) -> Evidence:
    """What all arms together can prove."""
    return next((arm.evidence for arm in arms if arm.evidence not in PROVING), arms[-1].evidence)
