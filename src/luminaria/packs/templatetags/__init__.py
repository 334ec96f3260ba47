"""Template tags of the packs room."""
