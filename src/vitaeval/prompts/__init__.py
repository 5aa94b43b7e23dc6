"""Prompt versions: kept as files in Git, rendered in a sandbox, locked once released."""
