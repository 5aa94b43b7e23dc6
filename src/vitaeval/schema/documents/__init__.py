"""Career documents: what goes in and what a model has to deliver."""
