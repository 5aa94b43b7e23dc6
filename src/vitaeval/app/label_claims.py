"""What a labeller of claims is shown: what a delivered CV says, and the profile; never what our check thinks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vitaeval.app import clock
from vitaeval.app.check_one import Case, checked
from vitaeval.app.docket import Place, cases_of_run
from vitaeval.app.labelling import Item, Question
from vitaeval.app.project import Project
from vitaeval.claims.settled import claim_key, statement
from vitaeval.schema.adjudication import ClaimKey
from vitaeval.schema.claim import Claim, ClaimVerdict
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.label import ClaimLabel, LabelledBy, Support

CHOICES = {"y": str(Support.SUPPORTED), "n": str(Support.NOT_SUPPORTED), "u": str(Support.UNCLEAR)}
QUESTION = Question("does the profile support it? y: yes, n: no, u: cannot be told", CHOICES)
DOUBTED = (ClaimVerdict.UNSUPPORTED, ClaimVerdict.CONTRADICTED)


@dataclass(frozen=True, slots=True)
class Stated:
    """One claim of a delivered CV, with what our check says of it today."""

    example: str
    case: Case
    claim: Claim

    @property
    def profile(self) -> str:
        """The profile's digest."""
        return digest(self.case.profile)

    @property
    def key(self) -> ClaimKey:
        """What makes it the same claim when it is met again."""
        return claim_key(self.claim, self.case.source)

    @property
    def is_doubted(self) -> bool:
        """Whether our check finds no support for it, adjudications aside."""
        return self.claim.verdict in DOUBTED


def stated(run: str, project: Project) -> tuple[Stated, ...]:
    """Every checkable claim of the CVs that a run delivered, each once a profile."""
    found: dict[tuple[str, ClaimKey], Stated] = {}
    for seen in cases_of_run(Place(run), project):
        for claim in checked(seen.case, {}).claims:
            if claim.verdict is not ClaimVerdict.NOT_CHECKABLE:
                item = Stated(seen.title, seen.case, claim)
                found.setdefault((item.profile, item.key), item)
    return tuple(found.values())


def drawn(claims: Iterable[Stated], most: int) -> tuple[Stated, ...]:
    """At most `most` claims by chance, the same for every labeller: half of them doubted, as far as there are any."""
    ordered = sorted(claims, key=lambda item: digest([item.profile, *item.key]))
    doubted = [item for item in ordered if item.is_doubted]
    others = [item for item in ordered if not item.is_doubted]
    taken = doubted[: max(most - most // 2, most - len(others))]
    return (*taken, *others[: most - len(taken)])


@dataclass(frozen=True, slots=True)
class ClaimLabeller:
    """Who reads, and the run whose CVs are read."""

    who: str
    by: LabelledBy
    run: str

    def items(self, claims: Iterable[Stated], held: Iterable[ClaimLabel]) -> Iterator[Item]:
        """What this labeller has not labelled yet, CV by CV in an order of their own."""
        mine = {label.subject for label in held if (label.who, label.by) == (self.who, self.by)}
        todo = [item for item in claims if (item.profile, *item.key) not in mine]
        before = None
        for item in sorted(todo, key=self._chance):
            yield self._item(item, is_new=item.profile != before)
            before = item.profile

    def _item(self, item: Stated, *, is_new: bool) -> Item:
        def word(answers: Sequence[str]) -> ClaimLabel:
            key = item.key
            return ClaimLabel(
                who=self.who,
                by=self.by,
                when=clock.now().isoformat(timespec="seconds"),
                run=self.run,
                example=item.example,
                profile=item.profile,
                type=key.type,
                text=key.text,
                about=key.about,
                support=Support(answers[0]),
            )

        profile = f"PROFILE\n\n{profile_text(item.case.profile)}"
        line = " ".join(statement(item.claim, item.case.source).split())
        told = f"THE CV SAYS\n\n{line}\n\nCLAIM ({item.claim.type})\n\n{item.claim.text or item.claim.value}"
        return Item(f"{profile}\n\n{told}" if is_new else told, (QUESTION,), profile, word)

    def _chance(self, item: Stated) -> tuple[str, str]:
        return digest([self.who, item.profile]), digest([self.who, *item.key])


def profile_text(profile: Profile) -> str:
    """A profile as a person reads it: who it is, then every entry with its lines."""
    basics = "\n".join(str(value) for _, value in profile.basics if isinstance(value, str))
    entries = "\n".join(f"- {' '.join(text.split())}" for text in profile.sources().values() if text.strip())
    return f"{basics}\n\n{entries}"
