"""MkDocs doorbells: thin, one file a duty."""
