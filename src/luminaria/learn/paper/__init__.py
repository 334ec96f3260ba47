"""What stands on paper. The same data makes the HTML page and the file.

Which contacts stand where is said by the pack (paper.toml). Numbers come from contact records only.
"""

from luminaria.learn.paper.cards import CARDS, kinds
from luminaria.learn.paper.lines import Paper
from luminaria.learn.paper.sheets import sheet

__all__ = ["CARDS", "Paper", "kinds", "sheet"]
