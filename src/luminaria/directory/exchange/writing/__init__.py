"""Writing a feed for others: the same data gives the same bytes, and no more than a batch is in memory."""

from luminaria.directory.exchange.writing.nested import write_json, write_ndjson
from luminaria.directory.exchange.writing.plain import write_csv
from luminaria.directory.exchange.writing.tabular import write_tabular
from luminaria.directory.exchange.writing.whole import Whole

WRITERS = {"json": write_json, "ndjson": write_ndjson, "tabular": write_tabular, "csv": write_csv}

__all__ = ["WRITERS", "Whole", "write_csv", "write_json", "write_ndjson", "write_tabular"]
