"""Tables drawn for a terminal, in characters that every terminal has."""

import io
import shutil
from collections.abc import Sequence

_WIDTH_WITHOUT_TERMINAL = 80


def draw_table(names: Sequence[str], *, rows: Sequence[Sequence[str]], whole: Sequence[str]) -> str:
    """Draw rows under names, with the whole below; the first column is words, the others figures.

    Words that are too long for the terminal are folded, so that none is lost.
    """
    from rich import box  # noqa: PLC0415 - see Note [A quick start]
    from rich.console import Console  # noqa: PLC0415 - see Note [A quick start]
    from rich.table import Table  # noqa: PLC0415 - see Note [A quick start]
    from rich.text import Text  # noqa: PLC0415 - see Note [A quick start]

    table = Table(box=box.ASCII, show_footer=True)
    for place, (name, figure) in enumerate(zip(names, whole, strict=True)):
        table.add_column(
            Text(name),
            Text(figure),
            justify="right" if place else "left",
            no_wrap=place > 0,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*map(Text, row))
    drawn = io.StringIO()
    width = shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 24)).columns
    Console(file=drawn, width=width, color_system=None).print(table)
    return "\n".join(line.rstrip() for line in drawn.getvalue().splitlines())
