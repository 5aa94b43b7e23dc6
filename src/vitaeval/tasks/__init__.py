"""What is evaluated: one module or package per task, each offering `TASK`."""
