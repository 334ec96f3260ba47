"""Reads of the learn room: all from the pack, nothing from the database, nothing kept of a reader."""

from luminaria.learn.queries.counties import Area, CountySheet, Saying, areas, county_sheet

__all__ = ["Area", "CountySheet", "Saying", "areas", "county_sheet"]
