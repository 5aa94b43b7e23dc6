"""What the bullets of a CV achieve, as far as the profile supports them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from vitaeval.claims.check import check_cv
from vitaeval.claims.lookup import figures
from vitaeval.schema.claim import Claim, ClaimVerdict, FabricationReport, Severity
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.deeds import Deed, deed

_WRONG = (ClaimVerdict.UNSUPPORTED, ClaimVerdict.CONTRADICTED)


@lru_cache(maxsize=256)
def achieved(profile: Profile, cv: TailoredCV, job: JobPosting, today: date) -> tuple[Deed, ...]:
    """Each bullet of `cv.bullets()`, in that order, judged with its supported figures only.

    A bullet is not supported when a critical or major claim in it is not, or one in the header of its role or
    project: what was done in a post that was never held is no achievement.
    """
    report = check_cv(profile, cv, job, today)
    wrong = frozenset(claim.where for claim in report.claims if _is_invented(claim) and claim.where)
    headers = frozenset(where.rpartition("/")[0] for where in wrong)
    return tuple(
        deed(
            bullet.text,
            is_supported=f"{where}/text" not in wrong and where.rsplit("/", 2)[0] not in headers,
            is_quantified=_has_figure(report, f"{where}/text"),
        )
        for where, bullet in cv.bullets()
    )


def _is_invented(claim: Claim) -> bool:
    return claim.verdict in _WRONG and claim.severity in (Severity.CRITICAL, Severity.MAJOR)


def _has_figure(report: FabricationReport, where: str) -> bool:
    return any(claim.verdict is ClaimVerdict.SUPPORTED for claim in figures(report, where))
