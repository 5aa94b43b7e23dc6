"""One module per command; `wire` is where names meet shelves."""
