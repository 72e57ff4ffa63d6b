"""No file holds the address of a package registry, or a path of somebody's machine."""

import re

# Written in pieces, so that this file does not find itself.
_REGISTRIES = "|".join(
    [
        r"py" r"pi\.org",
        r"python" r"hosted\.org",
        r"registry\." r"npmjs",
        r"https?://\S+/" r"simple\b",
        r"--(extra-)?" r"index-url",
        r"find-" r"links\b",
    ]
)
_MACHINE_PATHS = "|".join(
    [
        r"file:/" r"//",
        r"(?<![\w.])/(?:home|Users|" r"root|work)/\w",
        r"\b[A-Z]:\\" r"Users",
    ]
)


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
