"""What the style page is made of."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

#: Where components mostly stand: the column of told words, the width of the page, a list, a story's flow.
TEXT = ("sheet", "specimen__text")
WIDE = ("sheet", "sheet__wide")
CARDS = ("sheet", "cards")
WIDE_CARDS = ("sheet", "cards sheet__wide")
FLOW = ("story sheet", "flow")


@dataclass(frozen=True)
class Specimen:
    """One component in one state.

    ``file`` is the template it is drawn with, ``given`` what that template is included with, ``use`` a
    line on when to take it; ``inside`` holds the classes of the elements around it, outermost first.
    """

    name: "str | StrPromise"
    file: str
    use: "str | StrPromise"
    given: dict[str, Any] = field(default_factory=dict)
    inside: tuple[str, ...] = TEXT


@dataclass(frozen=True)
class Group:
    """Specimens that belong together; ``slug`` is where they stand on the page."""

    slug: str
    name: "str | StrPromise"
    specimens: list[Specimen]

    @property
    def anchored(self) -> list[tuple[str, Specimen]]:
        """Each specimen and the id it has on the page."""
        return [(f"{self.slug}-{number}", one) for number, one in enumerate(self.specimens, 1)]
