"""The directory on paper: one booklet for a county or for all of them, as PDF and as a page.

It is made of what is listed and of nothing else; a hidden place cannot stand in it.
"""

from luminaria.directory.paper.booklets import Booklet, Edition, booklet
from luminaria.directory.paper.files import as_page, as_pdf

__all__ = ["Booklet", "Edition", "as_page", "as_pdf", "booklet"]
