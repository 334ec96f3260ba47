"""A listed service in words of one language: said once, for pages, lists, the booklet and the desk."""

from luminaria.directory.wording.entries import Entry, Facts, Site, entry
from luminaria.directory.wording.reaching import Reach
from luminaria.directory.wording.reasons import because, facts_of_hit
from luminaria.directory.wording.saying import Saying
from luminaria.directory.wording.standing import sources

__all__ = ["Entry", "Facts", "Reach", "Saying", "Site", "because", "entry", "facts_of_hit", "sources"]
