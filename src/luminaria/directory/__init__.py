"""Who helps with what, where, in which languages, and how old each fact is. Never a shelter's address."""
