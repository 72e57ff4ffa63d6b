"""Keys made of parts: each part percent-encoded, so that a key can be taken apart again."""

from collections.abc import Iterable
from urllib.parse import quote, unquote


def join_key(parts: Iterable[object]) -> str:
    """Join the parts of a key with slashes, each part percent-encoded.

    >>> join_key(["prime", "a/b", 1])
    'prime/a%2Fb/1'
    """
    return "/".join(quote(str(part), safe="") for part in parts)


def split_key(key: str) -> list[str]:
    """Take a key apart into its parts, as they were before they were joined.

    >>> split_key("prime/a%2Fb/1")
    ['prime', 'a/b', '1']
    """
    return [unquote(part) for part in key.split("/")]
