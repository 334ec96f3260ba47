"""Feeds in: files of any of the field's forms, as HSDS 3.1 records one after the other."""

from luminaria.directory.exchange.reading.kinship import LINKS
from luminaria.directory.exchange.reading.lifting import Lifter
from luminaria.directory.exchange.reading.mapping import Mapping, from_file
from luminaria.directory.exchange.reading.reader import FORMATS, Reader
from luminaria.directory.exchange.reading.told import Home, Item, Level, Raw, Told, Unreadable, Where

__all__ = [
    "FORMATS",
    "LINKS",
    "Home",
    "Item",
    "Level",
    "Lifter",
    "Mapping",
    "Raw",
    "Reader",
    "Told",
    "Unreadable",
    "Where",
    "from_file",
]
