"""Clock, ids, errors, hooks and navigation. Imports nothing of ours."""
