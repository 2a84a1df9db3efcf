"""Things become pages: one file a kind of page."""
