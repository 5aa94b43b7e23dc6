"""From a run's record to MLflow: the only package that knows MLflow.

`mlflow_log.log` is the door. What is sent is worked out first, purely (`content`, `table`, `names`,
`scores_only`); then one connection sends it (`contact`, `mlflow_prompts`, `mlflow_log`).
"""
