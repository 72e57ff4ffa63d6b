"""Print the reference pages from the code, so that they cannot differ from it.

Run by `dev.py docs` to write them; with `--check` it says whether they are fresh. A page is one entry
of PAGES: its path, and the function that gives its text.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import tomllib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # Started by itself, it would look for its neighbours in docs/ only.

from docs.agreement_page import agreement_page  # noqa: E402
from docs.markdown_blocks import page_in_markdown, table_in_markdown  # noqa: E402
from docs.public_names import doors  # noqa: E402 - found by the line above
from docs.table_of_programmes import every_word, linked_words, read_programmes, row_of  # noqa: E402
from docs.word_pages import page_names, word_page  # noqa: E402
from docs.words_of_terms import HEADS, sections  # noqa: E402
from docs.words_standing import schema_of_terms  # noqa: E402
from tallystick import events, lines  # noqa: E402
from tallystick.terms import (  # noqa: E402
    VALUE_MARKS,
    WARNINGS,
    read_terms,
    terms_schema,
    value_tables,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pyarrow import DataType

    from docs.public_names import Door
    from tallystick.events import Cell, Kind
    from tallystick.units import Column

REFERENCE = ROOT / "docs" / "reference"
WORDS = "words"
"""The folder of the pages that are about one word, or one part, of the language."""


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or say which are stale."""
    if list(arguments) == ["--check"]:
        stale = stale_pages()
        print("\n".join(f"{path} is stale: run dev.py docs." for path in stale) or "All fresh.")
        return 1 if stale else 0
    write_pages()
    return 0


def write_pages(paths: Sequence[str] = ()) -> None:
    """Write pages, by default every one, from the code as it is now."""
    (REFERENCE / WORDS).mkdir(parents=True, exist_ok=True)
    for stray in _stray_pages():
        (REFERENCE / stray).unlink()
    for path in paths or PAGES:
        (REFERENCE / path).write_text(PAGES[path](), encoding="utf-8")


def stale_pages(paths: Sequence[str] = ()) -> list[str]:
    """Name the pages that are missing, differ from what the code says now, or are of no word any longer."""
    stale = [path for path in paths or PAGES if PAGES[path]() != _committed(REFERENCE / path)]
    return [*stale, *_stray_pages()]


def _stray_pages() -> list[str]:
    """Name the pages of words that nothing prints: those of a word that is no longer there."""
    there = sorted((REFERENCE / WORDS).glob("*.md"))
    return [name for path in there if (name := f"{WORDS}/{path.name}") not in PAGES]


def names_page() -> str:
    """List, package by package, each public name with the first sentence of its docstring."""
    return page_in_markdown(
        "Public names",
        "What each package lets out, in the order of the index. Everything else is private.",
        *(block for door in doors() for block in _names_of(door)),
    )


def events_page() -> str:
    """Show the columns and the kinds of events."""
    heads = [
        "kind",
        "person",
        "contract",
        "organisation",
        "counterparty",
        "key",
        "code",
        "quantity",
    ]
    return page_in_markdown(
        "Events",
        "A fact, as somebody sent it, is one row of these columns.",
        "## Columns",
        _columns(events.COLUMNS),
        "## Kinds",
        "**R**: must be filled. Blank: must be empty. *In italics*: may be filled or empty.",
        table_in_markdown(heads, (_kind(kind) for kind in events.KINDS.values())),
        "## Findings",
        "What is odd about facts is told in rows of these columns; it never stops a settlement.",
        _columns(events.FINDING_COLUMNS),
    )


def lines_page() -> str:
    """Show the columns of lines, of claims that wait and of claims that are refused."""
    return page_in_markdown(
        "Lines",
        "What a settlement gives. Every candidate attainment is in exactly one of the three.",
        "## Lines: what is owed",
        _columns(lines.LINE_COLUMNS),
        "A full run in columns has this in the place of `because`:",
        _columns(lines.UPTO_COLUMNS[-1:]),
        "## Waiting: what cannot be decided yet",
        _columns(lines.WAITING_COLUMNS),
        "## Refused: what breaks a rule of the terms",
        _columns(lines.REFUSED_COLUMNS),
    )


def commands_page() -> str:
    """Show every command's own help, word for word."""
    helps = (f"## `{name}`\n\n```text\n{text}\n```" for name, text in _helps().items())
    return page_in_markdown("Commands", "What `--help` says of each, word for word.", *helps)


def warnings_page() -> str:
    """List each sort of warning, and for each the terms that earn it, with what is said of them."""
    cases = _cases_of("warnings.toml", "warning")
    sorts = ([f"`{code}`", finds] for code, finds in WARNINGS.items())
    shown = (
        block
        for case in cases
        for block in (
            f"### {case['did']}",
            _toml(case["terms"]),
            f"`{case['name']}`: {case['told']}",
        )
    )
    return page_in_markdown(
        "Warnings",
        "What `check-terms` says of terms that are legal and probably not what was meant. They settle "
        "all the same, and the exit code stays 0.",
        table_in_markdown(["code", "what it finds"], sorts),
        "Each has a name, its code and the part that it is about. What is meant is accepted by that "
        "name, with the reason, and `read-aloud` says it with the rest:",
        _toml('[accepted]\ncliff_job_outcome = "One price for half a year is what was agreed."'),
        "## Terms that earn them",
        *shown,
    )


def mistakes_page() -> str:
    """List every rule of the language with terms that break it and what is said of them."""
    shown = (
        block
        for case in _cases_of("mistakes.toml", "mistake")
        for block in (f"### {case['did']}", *_broken(case), case["told"])
    )
    return page_in_markdown(
        "Mistakes",
        "Every rule of the language, each broken once. `check-terms` lists all mistakes of a file at "
        "once, each with its line; terms that have one settle nothing. Each text below was written "
        "into a small sound programme, in the place of another, and under it stands what is said.",
        *shown,
    )


def values_page() -> str:
    """Say what a value table cannot know, and show the first of the Work Programme."""
    table = value_tables(read_terms(ROOT / "programmes" / "work-programme-2011"))[0]
    columns = (table.clause, table.group, table.ordinal, table.needed, table.amount)
    shown = (
        [
            table.clauses[clause],
            ", ".join(table.groups[group]),
            str(ordinal),
            f"{needed} {table.units[clause]}",
            str(amount),
        ]
        for clause, group, ordinal, needed, amount in zip(*columns, strict=True)
        if ordinal <= 2  # noqa: PLR2004 - the second of many shows how they go on
    )
    return page_in_markdown(
        "Value tables",
        "`terms.value_tables` gives what one more attainment of each clause is worth, by group and "
        "ordinal, as plain arrays: for a simulation, or for whoever plans. A test holds them against "
        "settling.",
        "## What a table cannot know",
        "Each clause has marks. With none, whoever has just what is needed, in its window and without a "
        "break that counts afresh, is paid just the amount. A word of a clause that is not listed here "
        "is a mark as well.",
        table_in_markdown(
            ["mark", "the clause"], ([f"`{mark}`", said] for mark, said in VALUE_MARKS.items())
        ),
        "## The Work Programme",
        f"From {table.starts_on} up to, not including, {table.ends_on}: the first two ordinals of each "
        "clause and group, what is needed after the one before, and the amount in pence.",
        table_in_markdown(["clause", "group", "ordinal", "needed", "amount"], shown),
    )


def _broken(case: Mapping[str, str]) -> list[str]:
    """Show what was written in the place of what; or what was taken out."""
    if case["wrote"].strip():
        return [_toml(case["wrote"])]
    return ["Taken out:", _toml(case["stood"])]


def _cases_of(file: str, name: str) -> list[dict[str, str]]:
    text = (ROOT / "tests" / "terms" / file).read_text(encoding="utf-8")
    cases: list[dict[str, str]] = tomllib.loads(text)[name]
    return cases


def _toml(text: str) -> str:
    lines = textwrap.dedent(text.strip("\n")).strip("\n")
    return f"```toml\n{lines}\n```"


def words_page() -> str:
    """List every word of terms: what may stand there, and what it means."""
    blocks = [
        block
        for title, said, rows in sections(schema_of_terms())
        for block in (f"## {title}", " ".join(said.split()), table_in_markdown(HEADS, rows))
        if block
    ]
    return page_in_markdown(
        "Words of terms",
        "Every word that a file of terms may have, part by part; each leads to where it is shown by an "
        "example that was settled when these pages were printed, with what comes without it. The "
        "[handbook](../handbook/index.md) shows what they mean by story after story, and "
        "[Write your first terms](../tutorials/first-terms.md) how to begin. A row of a "
        "table has a value for each dimension, a `value`, a `source`, and where it does not hold for good "
        "`starts_on` or `ends_on`, which is the first day that it no longer holds. What terms do not do "
        "unless they say so: [What a contract does not say by itself](../how-to/what-is-not-said.md).",
        *blocks,
    )


def page_of_words(page: str) -> str:
    """Print a page of one part or one word, with examples that are settled as it is printed."""
    title, *blocks = word_page(page)
    return page_in_markdown(title, *blocks, "[All words](../words.md)")


def programmes_page() -> str:
    """Show every programme: what it is, how long its terms are, and which words of the language it uses."""
    schema = schema_of_terms()
    programmes = read_programmes(ROOT / "programmes", schema)
    known = every_word(schema)
    used = {word for one in programmes for word in one.words}
    unused = {word: part for word, part in sorted(known.items()) if word not in used}
    heads = [
        "programme",
        "what it is",
        "version",
        "lines",
        "words",
        "words of the language",
        "clauses",
        "cases",
    ]
    shown = (
        block
        for one in programmes
        for block in (
            f"## {one.name}",
            table_in_markdown(
                ["clause", "in its own words"], ([f"`{n}`", s] for n, s in one.clauses.items())
            ),
            f"Words of the language, {len(one.words)}: {linked_words(one.words, schema)}.",
        )
    )
    return page_in_markdown(
        "Programmes",
        "Contracts that are written in the language and shipped in `programmes/`, each with its sources and "
        "hand-worked cases. None needs Python: a folder holds TOML, CSV and Markdown, and a test settles "
        "the cases from these files alone.",
        table_in_markdown(heads, map(row_of, programmes)),
        "*Lines* are those of `terms.toml` that are neither blank nor a comment alone, and *words* what "
        f"stands in them between spaces. *Words of the language* are how many of its {len(known)} are used, "
        "each counted once; names that the terms give are none. *Clauses* are those about a person, the "
        "contract or a cohort.",
        f"No programme uses {linked_words(unused, schema)}: stories of the [handbook](../handbook/index.md) "
        "do.",
        *shown,
    )


def schema_page() -> str:
    """Give the JSON Schema of terms, as `tallystick schema` prints it."""
    return json.dumps(terms_schema(), indent=2, ensure_ascii=False) + "\n"


PAGES: Mapping[str, Callable[[], str]] = {
    "names.md": names_page,
    "programmes.md": programmes_page,
    "events.md": events_page,
    "lines.md": lines_page,
    "commands.md": commands_page,
    "agreement.md": agreement_page,
    "mistakes.md": mistakes_page,
    "values.md": values_page,
    "warnings.md": warnings_page,
    "words.md": words_page,
    "terms.schema.json": schema_page,
    **{f"{WORDS}/{page}": partial(page_of_words, page) for page in page_names()},
}


def _names_of(door: Door) -> list[str]:
    rows = ([f"`{name.name}`", name.kind, name.first_sentence] for name in door.public_names)
    said = " ".join((door.docstring or "").split())
    return [
        f"## `tallystick.{door.package}`",
        said,
        table_in_markdown(["name", "is a", "what it is"], rows),
    ]


def _columns(columns: Iterable[Column[DataType]]) -> str:
    rows = (
        [f"`{c.name}`", str(c.type), "yes" if c.may_be_empty else "no", c.meaning] for c in columns
    )
    return table_in_markdown(["column", "type", "may be empty", "meaning"], rows)


def _kind(kind: Kind) -> list[str]:
    bare = [
        {"required": "**R**", "empty": "", "either": "*either*"}[each]
        for each in (kind.person, kind.contract)
    ]
    cells = [_cell(cell) for cell in (kind.counterparty, kind.key, kind.code, kind.quantity)]
    return [f"`{kind.name}`", *bare, f"**R** {kind.organisation}", *cells]


def _cell(cell: Cell) -> str:
    values = ", ".join(f"`{value}`" for value in cell.values)
    said = ": ".join(filter(None, [cell.meaning, values]))
    return {"required": f"**R** {said}", "empty": "", "either": f"*{said}*"}[cell.presence].strip()


def _helps() -> dict[str, str]:
    # A process of its own, with an environment of its own: no terminal, no colour, one width.
    script = Path(__file__).with_name("print_helps.py")
    alone = {"PATH": os.defpath, "TERMINAL_WIDTH": "96", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, script], env=alone, capture_output=True, text=True, check=True
    )
    helps: dict[str, str] = json.loads(done.stdout)
    return helps


def _committed(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
