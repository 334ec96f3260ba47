"""An honest look at any HSDS API, ours or another's: what conforms, what does not, and what to do."""

from pathlib import Path

from luminaria.directory.exchange.probe import (
    filters,
    forms,
    ids,
    manners,
    others,
    pages,
    records,
    root,
    twins,
)
from luminaria.directory.exchange.probe.look import Look
from luminaria.directory.exchange.probe.report import Report
from luminaria.directory.exchange.probe.schemas import Schemas
from luminaria.directory.exchange.probe.web import Web

PARTS = (root, pages, ids, filters, forms, others, twins, manners, records)


def check(url: str, *, records: int = 1000, timeout: float = 20, schemas: Path | None = None) -> Report:
    """Ask the API at `url` everything that HSDS documents. Raises BadAddress, NoSchemas; nothing that it
    answers raises."""
    look = Look(Web(url, timeout), Schemas(schemas), records)
    findings = [finding for part in PARTS for finding in part.findings(look)]
    return Report(look.web.root, look.schemas.name, tuple(findings))


__all__ = ["Report", "check"]
