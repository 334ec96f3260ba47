"""Django's SQLite engine with a queue before the write lock, which SQLite itself does not have."""
