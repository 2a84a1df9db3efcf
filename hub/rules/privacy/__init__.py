"""Who might this be? One file a rule."""
