"""Is it whole and true? One file a rule."""
