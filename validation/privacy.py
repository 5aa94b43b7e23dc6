"""Personal data with a shape, against labelled sentences (templates of presidio-research, filled by Faker)."""

from __future__ import annotations

import json
from collections import Counter

from documents import ROOT
from figures import Figure, Section

from vitaeval.text.pii import PiiKind, find_pii

LABELLED = ROOT / "tests" / "data" / "pii" / "pii.jsonl"
TYPES = {
    "EMAIL_ADDRESS": PiiKind.EMAIL,
    "PHONE_NUMBER": PiiKind.PHONE,
    "US_SSN": PiiKind.SSN,
    "CREDIT_CARD": PiiKind.CARD,
    "IBAN_CODE": PiiKind.IBAN,
    "STREET_ADDRESS": PiiKind.ADDRESS,
    "DOMAIN_NAME": PiiKind.LINK,
}
Span = tuple[PiiKind, int, int]


def measure() -> Section:
    """Recall by kind and precision over all kinds; a span counts where it is touched by one of its kind."""
    labelled, hit = Counter[PiiKind](), Counter[PiiKind]()
    claimed = right = 0
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = [(TYPES[item["type"]], item["start"], item["end"]) for item in row["spans"] if item["type"] in TYPES]
        seen = [(item.kind, item.start, item.end) for item in find_pii(row["text"])]
        labelled.update(kind for kind, _, _ in spans)
        hit.update(one[0] for one in spans if any(_touch(one, other) for other in seen))
        claimed += len(seen)
        right += sum(any(_touch(one, other) for other in spans) for one in seen)
    recalls = [
        Figure(f"pii.{kind}.recall", f"{kind}: recall", hit[kind] / labelled[kind], labelled[kind]) for kind in labelled
    ]
    precision = Figure("pii.precision", "all kinds: precision", right / claimed, claimed)
    note = "Names, organisations, ages and dates have no shape: not measured."
    return Section("Personal data", (precision, *recalls), notes=(note,))


def _touch(one: Span, other: Span) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
