"""Golden sets: loading, checking, choosing."""
