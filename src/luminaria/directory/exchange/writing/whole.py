"""What a writer needs of a directory, in the order of ids. Each call begins anew."""

from collections.abc import Iterator
from typing import Protocol

from luminaria.directory.rules.listing import Document


class Whole(Protocol):
    """A directory to write, or the part of it that was chosen."""

    def services(self) -> Iterator[Document]:
        """Fully nested services."""

    def organizations(self) -> Iterator[Document]:
        """Organizations without their services."""

    def places(self) -> Iterator[Document]:
        """Service_at_locations with their locations; those of one location stand together."""

    def taxonomies(self) -> Iterator[Document]:
        """Published taxonomies."""

    def terms(self) -> Iterator[Document]:
        """Published terms with their taxonomies."""
