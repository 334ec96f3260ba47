"""Pages of the learn room. None touches the database, sets a cookie or keeps anything."""
