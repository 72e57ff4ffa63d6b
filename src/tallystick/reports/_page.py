"""A page for a browser that holds all it needs: words, tables and a drawing, and no script."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

_STYLE: Final = """\
body { font: 1rem/1.5 sans-serif; color: #1a1a1a; background: #fff; margin: 0 auto; max-width: 60rem;
  padding: 1rem; }
h1, h2 { line-height: 1.2; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { border-bottom: 1px solid #767676; padding: .3rem .6rem; text-align: right; }
th:first-child, td:first-child { text-align: left; }
.table, .picture { overflow-x: auto; }
.table:focus, .picture:focus { outline: 3px solid #1d5d90; }
.assumed { border-left: .4rem solid #8a4b08; padding-left: 1rem; }
svg { max-width: 100%; height: auto; }"""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of a page: what it shows, the names of its columns, and its rows; the first cell names each."""

    title: str
    names: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: a heading, sentences, a list, a drawing as SVG, tables.

    `is_assumed` marks it as what rests on nobody's figures but those of whoever supposes them.
    """

    title: str
    sentences: Sequence[str] = ()
    listed: Sequence[str] = ()
    picture: str = ""
    tables: Sequence[PageTable] = ()
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its title, and its parts in order."""

    title: str
    sections: Sequence[Section]


def page_of(page: Page) -> str:
    """Write a page as HTML; whatever it says is text, and never a part of the page's own markup."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en-GB">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(page.title)}</title>",
            f"<style>\n{_STYLE}\n</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{escape(page.title)}</h1>",
            *(part for section in page.sections for part in _section(section)),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _section(section: Section) -> Iterator[str]:
    title = escape(section.title)
    kind = ' class="assumed"' if section.is_assumed else ""
    yield f'<section aria-label="{title}"{kind}>'
    yield f"<h2>{title}</h2>"
    for sentence in section.sentences:
        yield f"<p>{escape(sentence)}</p>"
    if section.listed:
        yield "<ul>"
        for one in section.listed:
            yield f"<li>{escape(one)}</li>"
        yield "</ul>"
    if section.picture:
        yield f'<div class="picture" tabindex="0" role="group" aria-label="{title}: drawing">'
        yield section.picture.strip()
        yield "</div>"
    for table in section.tables:
        yield from _table(table)
    yield "</section>"


def _table(table: PageTable) -> Iterator[str]:
    title = escape(table.title)
    yield f'<div class="table" tabindex="0" role="group" aria-label="{title}">'
    yield f"<table>\n<caption>{title}</caption>"
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.names)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for first, *others in table.rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in others)
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    yield "</tbody>\n</table>\n</div>"
