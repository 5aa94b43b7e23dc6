"""Kinds of faithful rewrites, grouped by what they touch."""
