"""The analysis as the writer needs it: what the job asks, by the posting's words, in a few lines."""

from __future__ import annotations

from vitaeval.schema.documents.analysis import Importance, MatchAnalysis


def briefing(analysis: MatchAnalysis) -> str:
    """Role, requirements, and which of them the profile shows; scores and reasons have done their work."""
    asked = {level: [item.name for item in analysis.requirements if item.importance is level] for level in Importance}
    facts = {
        "role": [" at ".join(filter(None, (analysis.job_title, analysis.company)))],
        "must": asked[Importance.MUST],
        "nice": asked[Importance.NICE],
        "recommended_skills": analysis.recommended_skills,
        "missing_skills": analysis.missing_skills,
    }
    return "\n".join(f"{name}: {said}" for name, values in facts.items() if (said := _flat("; ".join(values))))


def _flat(text: str) -> str:
    return " ".join(text.split())
