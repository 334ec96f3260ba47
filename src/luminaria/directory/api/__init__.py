"""The HSDS API of the public program: read only, open to anybody, and nothing is kept of who asks what."""
