"""Walk the modules of a folder of source."""

import ast
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Module:
    """One parsed module, and the package that it belongs to."""

    path: Path
    package: str
    tree: ast.Module
    length: int

    @property
    def place(self) -> str:
        return f"{self.package}/{self.path.name}" if self.package else self.path.name


def modules(source):
    """Read every module under a folder, with the top package that each is in."""
    for path in sorted(source.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        first, *deeper = path.relative_to(source).parts
        yield Module(path, first if deeper else "", ast.parse(text), text.count("\n"))


def plant(source, files):
    """Write a small tree of source, to show that a detector sees what is wrong in it."""
    for name, text in files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return source
