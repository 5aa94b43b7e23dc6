"""Kinds of lies, grouped by what they are about."""
