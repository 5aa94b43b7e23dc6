"""Records in, verdicts with reasons out: pure, they propose and never act."""
