"""What a person does today."""

from __future__ import annotations

from vitaeval.schema.documents.profile import Profile


def current_role(profile: Profile) -> tuple[str, ...]:
    """Id of the work entry that goes on or began last; empty without work."""
    began = {f"w{n}": (not work.endDate, work.startDate or "") for n, work in enumerate(profile.work, start=1)}
    return (max(began, key=lambda entry_id: began[entry_id]),) if began else ()
