"""The nouns: frozen, strict, serialisable."""
