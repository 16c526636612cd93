"""What is made of a document for each way of sending it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reflectjournal.sharing.pdf import lock_pdf, new_code
from reflectjournal.sharing.render import Format
from reflectjournal.ui.days import this_day
from reflectjournal.ui.printing import to_pdf
from reflectjournal.ui.sharing.save_options import COPY, LOCKED, PACK, SaveOptions

if TYPE_CHECKING:
    from reflectjournal.journal.outgoing import Render, Seal


@dataclass(frozen=True, slots=True)
class Way:
    """The format, who draws it, how it is locked, and the code that opens it."""

    format: Format
    render: Render | None = None
    seal: Seal | None = None
    code: str = field(default="", repr=False)


def way_of(options: SaveOptions, *, onward: bool) -> Way:
    """The way that was chosen. Raises RuleBroken for a pack that nobody can open."""
    if options.way == LOCKED:
        from reflectjournal.journal.outgoing import Seal  # noqa: PLC0415 - loads the lexicons

        code = new_code()
        return Way(Format.PDF, to_pdf, Seal(lambda data: lock_pdf(data, code)), code)
    if options.way == PACK:
        mates, layout = options.mates_chosen(), options.layout_chosen
        seal = options.packs.seal(mates, layout, on=this_day(), may_pass_on=onward)
        return Way(Format.MARKDOWN, seal=seal)
    if options.way == COPY:
        return Way(Format.PLAIN)
    chosen = Format(options.way)
    return Way(chosen, to_pdf if chosen is Format.PDF else None)
