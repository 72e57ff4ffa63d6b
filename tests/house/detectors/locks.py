"""Locks say exactly what is installed, agree with each other, and each package has its reason."""

import re
import tomllib
from itertools import pairwise


def loose_requirements(requirements):
    """Find packages that a lock does not pin to one version with a hash, or an .in file leaves open."""
    for path in sorted(requirements.glob("*.in")):
        for name, version in _asked(path).items():
            if not version:
                yield f"{path.name}: {name} has no version; write {name}==…"
    for path in sorted(requirements.glob("*.lock")):
        for block in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip()):
            if not re.match(r"[\w.-]+==\S+.*\\\n\s+--hash=sha256:[0-9a-f]{64}", block):
                yield f"{path.name}: {block.splitlines()[0]!r} has no hash"


def disagreements(requirements, *, project):
    """Find where one lock and the next, or core and the project's own head, name different things."""
    for less, more in pairwise(("core", "engine", "spark", "dev")):
        fewer, all_of_them = (locked(requirements / f"{lock}.lock") for lock in (less, more))
        for name, version in fewer.items():
            if version != all_of_them.get(name):
                other = all_of_them.get(name)
                yield f"{less}.lock has {name} {version}, {more}.lock {other}; compile {more} again"
    head = tomllib.loads(project)["project"]["dependencies"]
    declared = {re.split(r"[<>=~! ]", each)[0] for each in head}
    for name in sorted(declared ^ set(_asked(requirements / "core.in"))):
        yield f"{name} is in one of pyproject.toml and core.in, and must be in both"


def unexplained_packages(requirements, *, reasons):
    """Find packages that are asked for, and have no row in the page of reasons."""
    explained = {row.split("|")[1].strip() for row in reasons.splitlines() if row.startswith("|")}
    for path in sorted(requirements.glob("*.in")):
        for name in sorted(set(_asked(path)) - explained):
            yield f"{path.name}: {name} has no row in docs/decisions/dependencies.md"


def locked(path):
    """Read the versions of a lock; a package may have one for each version of Python."""
    versions = {}
    for name, version in re.findall(r"(?m)^([\w.-]+)==(\S+)", path.read_text(encoding="utf-8")):
        versions.setdefault(name, set()).add(version)
    return versions


def _asked(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    asked = (line.partition("==") for line in lines if re.match(r"[a-z]", line))
    return {name.strip(): version for name, _, version in asked}
