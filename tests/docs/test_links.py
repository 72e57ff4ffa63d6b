"""Links into the middle of a page lead to a heading that is there."""

import re
import unicodedata
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
LINK = re.compile(r"\]\((?P<path>[^)#:\s]*)#(?P<heading>[^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ (?P<text>.+)$", re.MULTILINE)
NAMED = re.compile(r'<a id="(?P<name>[^"]+)">')


def headings_of(page):
    """List the names by which the headings of a page are linked to."""
    page = FENCE.sub("", page)
    headings = [found["text"] for found in HEADING.finditer(page)]
    plain = [
        unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() for text in headings
    ]
    words = [re.sub(r"[^\w\s-]", "", text).strip().lower() for text in plain]
    given = {found["name"] for found in NAMED.finditer(page)}
    return given | {re.sub(r"[-\s]+", "-", text) for text in words}


def astray_in(page, *, path):
    """List the links of a page to headings that are not there."""
    links = [(found["path"], found["heading"]) for found in LINK.finditer(FENCE.sub("", page))]
    pages = {to: (path.parent / to).read_text(encoding="utf-8") if to else page for to, _ in links}
    return [f"{to}#{heading}" for to, heading in links if heading not in headings_of(pages[to])]


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.stem)
def test_a_link_to_a_heading_finds_it(path):
    """Ines follows each link, and stands before what it promised."""
    assert astray_in(path.read_text(encoding="utf-8"), path=path) == []


def test_a_link_that_goes_astray_is_found():
    """The control: one heading is there, as a reader sees it, one only in a file that is shown."""
    links = "[a](#its-3-then) [b](#so) [c](#no)"
    page = f'# It\'s £3: then?\n\n<a id="so"></a>\n\n{links}\n\n```toml\n# no\n```\n'
    assert astray_in(page, path=DOCS / "page.md") == ["#no"]
