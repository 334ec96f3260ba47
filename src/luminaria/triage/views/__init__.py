"""Pages of the inbox and of the intake form."""
