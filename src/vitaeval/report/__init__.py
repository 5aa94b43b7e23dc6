"""From a record to something to look at."""
