"""What the bullets of a CV achieve, counting only the figures that the profile supports."""

from __future__ import annotations

from datetime import date

from vitaeval.claims.check import check_cv
from vitaeval.claims.lookup import figures
from vitaeval.schema.claim import ClaimVerdict, FabricationReport
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.deeds import Deed, deed


def achieved(profile: Profile, cv: TailoredCV, job: JobPosting, today: date) -> tuple[Deed, ...]:
    """Each bullet of `cv.bullets()`, in that order, judged with its supported figures only."""
    report = check_cv(profile, cv, job, today)
    return tuple(
        deed(bullet.text, is_quantified=_has_figure(report, f"{where}/text")) for where, bullet in cv.bullets()
    )


def _has_figure(report: FabricationReport, where: str) -> bool:
    return any(claim.verdict is ClaimVerdict.SUPPORTED for claim in figures(report, where))
