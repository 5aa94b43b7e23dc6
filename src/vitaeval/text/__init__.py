"""Pure knowledge of written English as careers use it: words, quantities, dates, skills."""
