"""Reads of the directory."""

from luminaria.directory.queries.lines import Line, calls_for_pack, line, lines
from luminaria.directory.queries.services import receivers, service, services_near

__all__ = ["Line", "calls_for_pack", "line", "lines", "receivers", "service", "services_near"]
