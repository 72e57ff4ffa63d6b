"""Which page each word of the language is told on: a page a part, and some words with one of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docs.words_standing import HEAD, Word, all_words, parts_at, said_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    Schema = Mapping[str, Any]

_OWN: Final = {
    HEAD: ("bound_on", "trust", "referral_opens_spell"),
    "Signal": ("stands_for_days", "is"),
    "Clause": ("about", "except", "beside", "nth"),
    "On": ("line_of", "paid"),
    "Reach": ("days", "minutes_agreed", "per", "excluding"),
    "Price": ("amount", "line_above", "plus", "minus", "min", "max"),
    "Over": ("count", "sum", "rate", "mean", "position", "counting", "above"),
}
"""Words of which no part stands, and that an author looks up by themselves."""
_TOLD_WHERE_THEIR_PARTS_ARE: Final = (HEAD, "Clause")
"""Parts whose words are told on the pages of what stands there: `reach` on that of Reach."""


def title_of(part: str) -> str:
    """Turn the name of a part into words.

    >>> title_of("UnlessSeen"), title_of("TableWords"), title_of("Terms")
    ('Unless seen', 'Table', 'The whole file')
    """
    if part == HEAD:
        return "The whole file"
    bare = part.removesuffix("Words")
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in bare)
    return spaced.strip().capitalize()


def page_of_part(part: str) -> str:
    """Name the page of a part.

    >>> page_of_part("UnlessSeen"), page_of_part("Terms")
    ('unless-seen.md', 'the-whole-file.md')
    """
    return f"{title_of(part).lower().replace(' ', '-')}.md"


def page_of_word(word: Word, schema: Schema) -> str:
    """Name the page on which a word is told.

    >>> page_of_word(Word("Clause", "nth"), {})
    'clause-nth.md'
    """
    if word.word in _OWN.get(word.part, ()):
        part = page_of_part(word.part).removesuffix(".md")
        return f"{part}-{word.word.replace('_', '-')}.md"
    parts = [*parts_at(said_of(word, schema))]
    if parts and word.part in _TOLD_WHERE_THEIR_PARTS_ARE:
        return page_of_part(parts[0])
    return page_of_part(word.part)


def has_its_own_page(word: Word) -> bool:
    """Tell whether a page is about one word alone."""
    return word.word in _OWN.get(word.part, ())


def words_by_page(schema: Schema) -> dict[str, list[Word]]:
    """List the words that each page tells, in the order of the schema."""
    pages: dict[str, list[Word]] = {page_of_part(part): [] for part in (HEAD, *schema["$defs"])}
    for word in all_words(schema):
        pages.setdefault(page_of_word(word, schema), []).append(word)
    return pages
