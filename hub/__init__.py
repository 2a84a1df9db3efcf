"""The plain package: reads, judges and turns content into pages. It knows nothing of MkDocs."""

# New objects after which Python looks for what nobody holds any more: a run ends soon, and what it
# holds it holds to the end.
COLLECT_AFTER = 100_000
