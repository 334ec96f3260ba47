"""The append-only log: registered verbs, a Merkle tree, signed checkpoints. No content, no names."""
