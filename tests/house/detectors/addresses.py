"""No file holds the address of a package registry, or a path of somebody's machine."""

import re

# A bracket around one letter keeps these from finding themselves.
_REGISTRIES = (
    r"py[p]i\.org|python[h]osted\.org|registry\.[n]pmjs|https?://\S+/[s]imple\b"
    r"|--(?:extra-)?[i]ndex-url|[f]ind-links\b"
)
_MACHINE_PATHS = r"[f]ile:///|(?<![\w.])/(?:home|Users|root|work)/\w|\b[A-Z]:\\[U]sers"


def registry_addresses(texts):
    """Find package registries in a mapping of file names to their text."""
    return _found(texts, _REGISTRIES, "names a package registry; whoever installs chooses theirs")


def machine_paths(texts):
    """Find paths that exist on one machine only in a mapping of file names to their text."""
    return _found(texts, _MACHINE_PATHS, "names a path of one machine; say it from the project")


def _found(texts, pattern, remedy):
    for name, text in texts.items():
        for number, line in enumerate(text.splitlines(), start=1):
            match = re.search(pattern, line)
            if match:
                yield f"{name}:{number} {remedy}: {match.group()}"
