"""Many examples: plan, generate, score, record."""
