"""Print the handbook from the spec tests: each chapter is a module of tests, and each story a test.

Run by `dev.py docs` to write the pages; with `--check` it says whether they are fresh. A story is read by
calling its test with something that only listens, in the place of the fixture that settles.
"""

from __future__ import annotations

import importlib
import re
import sys
import textwrap
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tallystick.feeds import read_drawn_table
from tallystick.units import day_in_words, money_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # Started by itself, it would look for the stories in docs/ only.
HANDBOOK = ROOT / "docs" / "handbook"
PRINTED = "<!-- Printed by docs/build_handbook.py: change the stories, then run dev.py docs. -->"

CASES_PAGE = "work-programme-cases.md"
TICKET_CASES_PAGE = "ticket-to-work-cases.md"
TRAPS_PAGE = "traps.md"
_TRAP = "trap_"
"""How the name of a chapter begins that is about one trap."""
HEADINGS = {
    "lines": "What is owed",
    "waiting": "What waits",
    "refused": "What is refused",
    "findings": "What is odd",
}
_PROPER = "Empleando Futuro January February June September Christmas Friday Saturday Monday"


class Told(Protocol):
    """A story as its test draws it: tests.spec.story.Story."""

    terms: str | Path
    below: str
    journey: str
    contracts: str
    lines: str
    waiting: str
    refused: str
    findings: str
    as_of: date
    case: str | None
    case_path: Path


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or say which are stale."""
    if list(arguments) == ["--check"]:
        stale = stale_pages(HANDBOOK)
        print("\n".join(f"{page} is stale: run dev.py docs." for page in stale) or "All fresh.")
        return 1 if stale else 0
    write_pages(HANDBOOK)
    return 0


def write_pages(folder: Path) -> None:
    """Write every page into a folder, and take out those that are no longer printed."""
    folder.mkdir(exist_ok=True)
    printed = pages()
    for path in folder.glob("*.md"):
        if path.name not in printed:
            path.unlink()
    for name, text in printed.items():
        (folder / name).write_text(text, encoding="utf-8")


def stale_pages(folder: Path) -> list[str]:
    """Name the pages that are missing, no longer printed, or not what the stories say now."""
    printed = pages()
    committed = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    names = sorted(printed.keys() | committed.keys())
    return [name for name in names if printed.get(name) != committed.get(name)]


def pages() -> dict[str, str]:
    """Print every page: the index, a page a chapter, that of the traps, and the programme's cases."""
    listed, programmes = chapters(), _stories_module().WORK_PROGRAMME.parent
    return {
        "index.md": index_page(listed),
        TRAPS_PAGE: traps_page(listed),
        **{page_of(name): chapter_page(chapter) for name, chapter in listed.items()},
        CASES_PAGE: cases_page(programmes / "work-programme-2011", name="the Work Programme"),
        TICKET_CASES_PAGE: cases_page(programmes / "ticket-to-work", name="Ticket to Work"),
    }


def chapters() -> dict[str, ModuleType]:
    """Give the chapters by name, in the order of the book."""
    names: Sequence[str] = importlib.import_module("tests.spec").CHAPTERS
    return {name: importlib.import_module(f"tests.spec.test_{name}") for name in names}


def page_of(chapter: str) -> str:
    """Name the page of a chapter."""
    return f"{chapter.replace('_', '-')}.md"


def index_page(listed: Mapping[str, ModuleType]) -> str:
    """Print what the handbook is, its chapters, and what a story leaves unsaid."""
    rows = [
        (f"[{chapter.TITLE}]({page_of(name)})", f"{len(stories_of(chapter))}")
        for name, chapter in listed.items()
        if not name.startswith(_TRAP)
    ]
    head = importlib.import_module("tests.spec.story_terms").HEAD
    settled = day_in_words(_stories_module().AS_OF)
    return _page(
        "Handbook",
        "What the words of the terms mean, by example. Every story here is a test that runs on each "
        "engine that there is: what is drawn must come out, and what is not drawn must not. "
        "The people are made up, and every figure can be checked with a pencil.",
        table_of([("chapter", "stories"), *rows]),
        f"What has tripped people before has [pages of its own]({TRAPS_PAGE}), and the real terms have "
        f"cases of their own: those of [the Work Programme]({CASES_PAGE}), and those of "
        f"[Ticket to Work]({TICKET_CASES_PAGE}).",
        "## What a story leaves unsaid",
        "A story shows what it is about. Where its table draws no person, the person is cat; what the "
        "department knows (benefits) comes from `department`, and all else from `provider`; a row's "
        "`ref` is its number. Column for column, the tables are those of the reference on "
        "[events](../reference/events.md) and [lines](../reference/lines.md); `working` shows the "
        f"arithmetic and is compared with nothing. A story is settled as of {settled} unless it says "
        "otherwise, and where it shows nothing waiting, refused or odd there is nothing. Where it shows no "
        "contracts, the programme's own is meant, `story`, without dates.",
        "Its terms begin with this head, unless they say otherwise, and they know the bank holidays of "
        "England and Wales. Nobody is in work before the first fact about a job. Whole files stand in "
        "[Write your first terms](../tutorials/first-terms.md) and, with a cohort, bands and a pot, in "
        "[Pay for a cohort](../how-to/pay-for-a-cohort.md).",
        block("toml", "\n".join(f"{word} = {_toml(value)}" for word, value in head.items())),
    )


def traps_page(listed: Mapping[str, ModuleType]) -> str:
    """Print the list of the traps, each with the paragraph that says what it is."""
    rows = [
        (f"[{chapter.TITLE}]({page_of(name)})", prose((chapter.__doc__ or "").split("\n\n")[0]))
        for name, chapter in listed.items()
        if name.startswith(_TRAP)
    ]
    return _page(
        "Traps",
        "Rules that have cost somebody money because they read alike and pay differently. Each page says why "
        "it trips people, which word of the terms decides it, and what is owed on either side of the line.",
        table_of([("trap", "what it is"), *rows]),
    )


def chapter_page(chapter: ModuleType) -> str:
    """Print a chapter: its introduction, its stories in order, and those of others that it tells again."""
    blocks = [prose(paragraph) for paragraph in (chapter.__doc__ or "").split("\n\n")]
    blocks.append(_WHOLE_FILE)
    told: dict[str, str] = {}
    retold = {sentence_of(test.__name__): test for test in getattr(chapter, "RETOLD", ())}
    for sentence, test in (stories_of(chapter) | retold).items():
        blocks += [f"## {sentence}", prose(test.__doc__ or "")]
        for story in told_by(test):
            blocks += [*_terms(story.terms, sentence, told), *_below(story, sentence, told)]
            blocks += _story(story)
        if sentence in retold:
            blocks.append(f"Told again from {_place_of(test)}.")
    return _page(chapter.TITLE, *blocks)


_WHOLE_FILE = (
    "A story shows the clauses that it is about. A whole file of terms begins with a head, which stands in "
    "[what a story leaves unsaid](index.md#what-a-story-leaves-unsaid); [Pay for a cohort]"
    "(../how-to/pay-for-a-cohort.md) shows one from its first line to its last."
)


def _place_of(test: Callable[[Any], None]) -> str:
    """Link to a story on the page of its own chapter, where it is run."""
    chapter = importlib.import_module(test.__module__)
    page = page_of(test.__module__.rpartition(".test_")[2])
    return f"[{chapter.TITLE}]({page}#{anchor_of(sentence_of(test.__name__))})"


def stories_of(chapter: ModuleType) -> dict[str, Callable[[Any], None]]:
    """Give the tests of a chapter by the sentences that are their names, in order."""
    return {
        sentence_of(name): test for name, test in vars(chapter).items() if name.startswith("test_")
    }


def sentence_of(name: str) -> str:
    """Turn the name of a test into the sentence that it is."""
    words = name.removeprefix("test_").split("_")
    proper = {word.lower(): word for word in _PROPER.split()}
    sentence = " ".join(proper.get(word, word) for word in words)
    return sentence[0].upper() + sentence[1:]


def told_by(test: Callable[[Any], None]) -> list[Told]:
    """List what a test draws, by calling it with something that only listens."""
    heard: list[Told] = []
    story = _stories_module().Story
    test(lambda terms, **drawn: heard.append(story(terms, **drawn)))
    return heard


def _stories_module() -> ModuleType:
    return importlib.import_module("tests.spec.story")


def _terms(terms: str | Path, sentence: str, told: dict[str, str]) -> Iterator[str]:
    """Print the terms of a story; terms that the chapter has shown are named, not shown again."""
    if isinstance(terms, Path):
        name = terms.relative_to(ROOT).as_posix()
        yield f"The terms are those of `{name}/terms.toml`."
        return
    text = textwrap.dedent(terms).strip()
    earlier = told.setdefault(text, sentence)
    if earlier == sentence:
        yield block("toml", text)
    else:
        yield f"The terms are those of [{earlier}](#{anchor_of(earlier)})."


def _below(story: Told, sentence: str, told: dict[str, str]) -> Iterator[str]:
    """Print the terms of the contracts below, if the story is about a chain."""
    if not story.below:
        return
    who = (
        "Every other contract has"
        if story.contracts
        else "Below it is the contract `charity`, with"
    )
    yield f"{who} terms of its own:"
    yield from _terms(story.below, sentence, told)


def _story(story: Told) -> Iterator[str]:
    if story.contracts:
        yield from ("**The contracts**", laid_out(story.contracts))
    if story.journey:
        yield from ("**What happened**", laid_out(story.journey))
    if story.as_of != _stories_module().AS_OF:
        yield f"Settled as of {day_in_words(story.as_of)}."
    yield from _outcome({name: getattr(story, name) for name in HEADINGS})
    if story.case is not None:
        title = tomllib.loads(story.case_path.read_text(encoding="utf-8"))["title"]
        yield f"With the real terms: [{title}]({CASES_PAGE}#{_case_anchor(story.case)})"


def _outcome(drawn: Mapping[str, str], *, currency: str = "GBP") -> Iterator[str]:
    if not drawn["lines"]:
        waits = "" if drawn["waiting"] else ", and nothing waits"
        yield f"**Nothing is owed{waits}.**"
    for name, heading in HEADINGS.items():
        if drawn[name]:
            yield from (f"**{heading}**", laid_out(drawn[name], currency=currency))


def cases_page(programme: Path, *, name: str) -> str:
    """Print the cases of a programme, in the order of their numbers."""
    head = tomllib.loads((programme / "terms.toml").read_text(encoding="utf-8"))
    found = (programme / "cases").glob("*.toml")
    paths = sorted(found, key=lambda path: int(path.stem.partition("-")[0]))
    blocks = [block for path in paths for block in _case(path, currency=head["currency"])]
    opening = (
        "Hand-worked journeys under the real terms, as they ship with the programme; "
        f"`tallystick test programmes/{programme.name}` settles them all."
    )
    return _page(f"Cases of {name}", opening, *blocks)


def _case(path: Path, *, currency: str) -> Iterator[str]:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    number = path.stem.partition("-")[0].lstrip("0")
    yield f'<a id="{_case_anchor(path.stem)}"></a>'
    yield f"## {number}. {case['title']}"
    yield prose(case["story"])
    for name, value in case.get("parameters", {}).items():
        yield f"The contract's {name} is {value} %."
    yield from ("**What happened**", laid_out(case["events"]))
    yield f"Settled as of {day_in_words(case['as_of'])}."
    rows = {name: read_drawn_table(case[name]) if name in case else [] for name in HEADINGS}
    drawn = {name: case[name] if rows[name] else "" for name in HEADINGS}
    yield from _outcome(drawn, currency=currency)


def _case_anchor(name: str) -> str:
    return f"case-{name.partition('-')[0].lstrip('0')}"


def laid_out(text: str, *, currency: str = "GBP") -> str:
    """Lay a drawn table out as a table of the page, money as people write it."""
    rows = read_drawn_table(text)
    cells = [
        [_cell(column, cell, currency=currency) for column, cell in row.items()] for row in rows
    ]
    return table_of([list(rows[0]), *cells])


def _cell(column: str, cell: str, *, currency: str) -> str:
    return money_in_words(int(cell), currency=currency) if column == "amount" else cell


def table_of(rows: Iterable[Sequence[str]]) -> str:
    """Lay rows out as a table of the page, the first as its head."""
    first, *others = rows
    drawn = [first, ["---"] * len(first), *others]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in drawn
    )


def block(language: str, text: str) -> str:
    """Fence a text off as code."""
    return f"```{language}\n{text}\n```"


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case _:
            return str(value)


def prose(text: str) -> str:
    """Give a text as one paragraph."""
    return " ".join(text.split())


def anchor_of(sentence: str) -> str:
    """Give the anchor of a heading, as the site makes it."""
    bare = re.sub(r"[^\w\s-]", "", sentence.lower()).strip()
    return re.sub(r"[-\s]+", "-", bare)


def _page(title: str, *blocks: str) -> str:
    return "\n\n".join([PRINTED, f"# {title}", *blocks]) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
