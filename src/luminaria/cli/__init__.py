"""The `luminaria` command."""
