"""What happened to answers that people were served, read from wherever it was written down."""
