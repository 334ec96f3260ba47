"""Template tags of the learn room."""
