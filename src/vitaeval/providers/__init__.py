"""Models: one module per vendor or kind, each offering PROVIDER."""
