"""Luminaria: a community's answer to human trafficking, from the first worry to a safe count."""

__version__ = "0.1.0"
