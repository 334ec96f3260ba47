"""The only gate of the directory: what may be kept of a place, and what may be seen of a service."""

from luminaria.directory.rules.redaction.clearing import free_document
from luminaria.directory.rules.redaction.keeping import Guard, Kept, keepable
from luminaria.directory.rules.redaction.secrecy import (
    of_place,
    of_service,
    says_secret,
    shelters_from_violence,
    stated,
    strictest,
    weighed,
)
from luminaria.directory.rules.redaction.showing import only_named, project

__all__ = [
    "Guard",
    "Kept",
    "free_document",
    "keepable",
    "of_place",
    "of_service",
    "only_named",
    "project",
    "says_secret",
    "shelters_from_violence",
    "stated",
    "strictest",
    "weighed",
]
