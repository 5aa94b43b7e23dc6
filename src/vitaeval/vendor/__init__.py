"""What the vendors' protocols mean: pure functions from statuses, headers, bodies and schemas to our nouns."""
