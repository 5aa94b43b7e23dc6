"""One example through the stages of a task."""
