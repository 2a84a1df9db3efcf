"""The plain package: reads, judges and turns content into pages. It knows nothing of MkDocs."""
