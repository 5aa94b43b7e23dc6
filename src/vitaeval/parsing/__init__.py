"""From a reply's text to a valid noun, or the reason why not."""
