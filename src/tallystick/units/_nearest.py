"""The word that somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache


def did_you_mean(word: str, *, known: Iterable[str]) -> str:
    """Say which known word is nearest to a word, as a question to add to a remedy.

    Empty when none is near.

    >>> did_you_mean("on_benefits", known=["in_work", "on_benefit"])
    ' Did you mean on_benefit?'
    >>> did_you_mean("xyzzy", known=["in_work"])
    ''
    """
    near = _nearest(word, tuple(known))
    return f" Did you mean {near}?" if near else ""


@lru_cache(maxsize=1000)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    """Give the known word that is nearest; the same wrong words come again and again."""
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def in_a_row(words: Iterable[str], *, joined_by: str = "and") -> str:
    """Write words in a row as a sentence would.

    >>> in_a_row(["JSA", "ESA", "IS"], joined_by="or"), in_a_row(["JSA"])
    ('JSA, ESA or IS', 'JSA')
    """
    *first, last = words
    return f"{', '.join(first)} {joined_by} {last}" if first else last
