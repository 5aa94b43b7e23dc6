"""Every kind of lie and of faithful rewrite, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from vitaeval.defects.lies import abilities, deeds, employment, figures, studies, times
from vitaeval.defects.planting import Defect, Rewrite
from vitaeval.defects.rewrites import choice, fields, forms, several, statements, wording

DEFECTS: Mapping[str, Defect] = MappingProxyType(
    {kind.name: kind for module in (employment, times, studies, figures, abilities, deeds) for kind in module.KINDS}
)
REWRITES: Mapping[str, Rewrite] = MappingProxyType(
    {kind.name: kind for module in (wording, forms, fields, choice, statements, several) for kind in module.KINDS}
)
