"""Pages of text: front matter and sections of a few plain blocks."""

from dataclasses import dataclass

from luminaria.packs.rules.calendar import Day
from luminaria.packs.rules.facts import Fact
from luminaria.packs.rules.figures import Figure
from luminaria.packs.rules.links import Link
from luminaria.packs.rules.lists import Listed
from luminaria.packs.rules.settings import Setting

GROUPS = ("understand", "act-safe", "rights", "take-part", "work", "")
GRADES = ("help", "public", "law")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (p), a list (ul, ol), or what a directive names.

    `html` and each of `items` are escaped text with at most strong, small and links in it.
    kind: p, ul, ol, danger; contact (`contact_id`); list (`listed`); figure (`figure`);
    link (`link`); signs (`setting_code`, `setting`); calendar (`days`).
    """

    kind: str
    html: str = ""
    items: tuple[str, ...] = ()
    contact_id: str = ""
    listed: Listed | None = None
    figure: Figure | None = None
    link: Link | None = None
    setting_code: str = ""
    setting: Setting | None = None
    days: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it. `look` is plain or bag (what must be remembered)."""

    id: str
    title: str
    look: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one language. `tab` is the neutral title that the browser's tab shows.

    `group` is where it stands among the pages (GROUPS), `order` its place there, `covers` the
    elements of the source documents that it carries, `warning` a sentence to show before it. `directory`
    says that it leads on to the lists of services, where the program has them.
    """

    slug: str
    title: str
    lead: str
    tab: str
    help: bool
    sections: tuple[Section, ...]
    printed: str
    fact: Fact
    links: tuple[str, ...]
    group: str = ""
    order: int = 0
    covers: tuple[str, ...] = ()
    warning: str = ""
    grade: str = "public"
    audio: str = ""
    directory: bool = False

    def section(self, id: str) -> Section | None:
        """The section of that id, or None."""
        return next((section for section in self.sections if section.id == id), None)
