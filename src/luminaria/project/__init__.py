"""The two programs, put together: settings, addresses, servers."""
