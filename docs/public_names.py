"""Read the doors of the packages, without importing them: what each lets out, and what it says.

The reference pages print what this finds, and the tests of the house check it.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).resolve().parent.parent / "src" / "tallystick"


@dataclass(frozen=True)
class PublicName:
    """One name that a package lets out."""

    package: str
    name: str
    kind: str
    docstring: str | None
    definition: ast.AST | None

    @property
    def first_sentence(self) -> str:
        """The first sentence of the docstring, on one line."""
        return first_sentence(self.docstring or "")


@dataclass(frozen=True)
class Door:
    """The `__init__` of one package."""

    package: str
    path: Path

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed module."""
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @property
    def docstring(self) -> str | None:
        """What the package says that it is for."""
        return ast.get_docstring(self.tree)

    @property
    def listed(self) -> list[str] | None:
        """The names in `__all__`, in the order written; none if there is no such list."""
        for node in self.tree.body:
            if isinstance(node, ast.Assign) and _names_of(node) == ["__all__"]:
                return [str(name) for name in ast.literal_eval(node.value)]
        return None

    @property
    def public_names(self) -> list[PublicName]:
        """What the package lets out, each traced to where it is defined."""
        return [self._trace(name) for name in self.listed or []]

    def _trace(self, name: str) -> PublicName:
        for module, original in [(self.path, name), *self._imported_from(name)]:
            found = definitions(module).get(original)
            if found:
                return PublicName(self.package, name, *found)
        return PublicName(self.package, name, "unknown", None, None)

    def _imported_from(self, name: str) -> Iterator[tuple[Path, str]]:
        for node in self.tree.body:
            for alias in node.names if isinstance(node, ast.ImportFrom) else ():
                if (alias.asname or alias.name) == name and isinstance(node, ast.ImportFrom):
                    yield self._module(node.module or ""), alias.name

    def _module(self, dotted: str) -> Path:
        inside = self.path.parent.parent.joinpath(*dotted.split(".")[1:])
        return inside / "__init__.py" if inside.is_dir() else inside.with_suffix(".py")


def doors(source: Path = SOURCE) -> list[Door]:
    """Find the doors of all packages directly under the source folder, by name."""
    return [Door(path.parent.name, path) for path in sorted(source.glob("*/__init__.py"))]


def definitions(module: Path) -> dict[str, tuple[str, str | None, ast.AST]]:
    """Read what a module defines at its top: kind, docstring and definition, by name."""
    if not module.exists():
        return {}
    body = ast.parse(module.read_text(encoding="utf-8")).body
    found: dict[str, tuple[str, str | None, ast.AST]] = {}
    for node, following in zip(body, [*body[1:], None], strict=True):
        match node:
            case ast.ClassDef():
                found[node.name] = ("class", ast.get_docstring(node), node)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                found[node.name] = ("function", ast.get_docstring(node), node)
            case ast.Assign() | ast.AnnAssign():
                value = ("value", _text_of(following), node)
                found |= dict.fromkeys(_names_of(node), value)
    return found


def first_sentence(docstring: str) -> str:
    r"""Cut a docstring after its first sentence and lay it on one line.

    >>> first_sentence("Count the days\nworked. Then stop.")
    'Count the days worked.'
    """
    paragraph = " ".join(docstring.strip().partition("\n\n")[0].split())
    sentence, stop, rest = paragraph.partition(". ")
    while stop and rest[:1].islower():
        more, stop, rest = rest.partition(". ")
        sentence = f"{sentence}. {more}"
    return sentence + "." if stop else sentence


def _names_of(node: ast.Assign | ast.AnnAssign) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _text_of(node: ast.stmt | None) -> str | None:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return node.value.value if isinstance(node.value.value, str) else None
    return None
