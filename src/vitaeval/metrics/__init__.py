"""The metrics: one module each, pure functions of an observation."""
