"""Content is data: jurisdiction packs, read once, reviewed and dated, checked by `pack check`."""

from luminaria.packs.pack import Pack, load, pack

__all__ = ["Pack", "load", "pack"]
