"""The server's own limits: token buckets for requests and tokens, and what it says about them in headers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class Bucket:
    """Fills at `per_minute`, up to `size`; a take larger than `size` waits for a full bucket."""

    per_minute: float
    size: float
    level: float
    at: float

    @classmethod
    def full(cls, per_minute: float, size: float, now: float) -> Bucket:
        return cls(per_minute, size, size, now)

    def wait(self, amount: float, now: float) -> float:
        """Seconds until `amount` can be taken; 0 when it can be now."""
        self.level = min(self.size, self.level + (now - self.at) * self.per_minute / 60)
        self.at = now
        return max(0.0, min(amount, self.size) - self.level) * 60 / self.per_minute

    def take(self, amount: float) -> None:
        self.level -= amount

    @property
    def reset_s(self) -> float:
        return max(0.0, self.size - self.level) * 60 / self.per_minute


def headers(vendor: str, requests: Bucket | None, tokens: Bucket | None) -> dict[str, str]:
    """How `vendor` reports its buckets."""
    found: dict[str, str] = {}
    for name, bucket in (("requests", requests), ("tokens", tokens)):
        if bucket is None:
            continue
        left = str(max(0, math.floor(bucket.level)))
        limit = str(round(bucket.per_minute))
        if vendor == "anthropic":
            prefix = f"anthropic-ratelimit-{name}"
            reset = (datetime.now(UTC) + timedelta(seconds=bucket.reset_s)).strftime("%Y-%m-%dT%H:%M:%SZ")
            found |= {f"{prefix}-limit": limit, f"{prefix}-remaining": left, f"{prefix}-reset": reset}
        else:
            found |= {f"x-ratelimit-limit-{name}": limit, f"x-ratelimit-remaining-{name}": left}
            found[f"x-ratelimit-reset-{name}"] = duration(bucket.reset_s)
    return found


def duration(seconds: float) -> str:
    """`1m3.5s`, `250ms`: the way OpenAI and Groq write a time span."""
    if seconds < 1:
        return f"{math.ceil(seconds * 1000)}ms"
    minutes, rest = divmod(seconds, 60)
    return (f"{int(minutes)}m" if minutes else "") + f"{rest:.3g}s"
