"""The whole public side as plain files: asked of the program itself, made relative, written as one tree."""

from luminaria.project.publishing.folder import NotOurs, Published, refuse_what_is_not_ours, write
from luminaria.project.publishing.gathering import BrokenLink, gathered

__all__ = ["BrokenLink", "NotOurs", "Published", "gathered", "refuse_what_is_not_ours", "write"]
