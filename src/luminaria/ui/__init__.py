"""The page shells of both programs, leaving, failure pages, forms, icons. Imports kernel only."""
