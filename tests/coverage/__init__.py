"""Each element of the source documents is held against what people can see (docs/coverage.csv)."""
