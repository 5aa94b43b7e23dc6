"""One knowledge of skills for everything that names, finds, supports or compares them."""

from __future__ import annotations

from vitaeval.text.asked import AskedSkill, posting_skills
from vitaeval.text.mentions import SkillMention, canonical, find, find_also, implied
from vitaeval.text.supported import listed_skills, profile_skills

__all__ = [
    "AskedSkill",
    "SkillMention",
    "canonical",
    "find",
    "find_also",
    "implied",
    "listed_skills",
    "posting_skills",
    "profile_skills",
]
