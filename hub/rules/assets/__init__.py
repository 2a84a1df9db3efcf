"""What hides in this file? One file a rule."""
