"""Every package has one door: what leaves by it is listed, in order, and described."""

import ast
import sys

from docs.public_names import doors
from tests.house.detectors.sources import modules


def unfitting_doors(source):
    """Find packages whose `__init__` does not say what it is for, or does not list its names."""
    for door in doors(source):
        listed = door.listed
        if not door.docstring:
            yield f"{door.package} does not say what it is for: give its __init__ a docstring."
        if listed is None:
            yield f"{door.package} lists no public names: give its __init__ an __all__."
        elif listed != sorted(set(listed), key=str.casefold):
            yield f"{door.package}: sort __all__ without regard to case, each name once."


def undescribed_names(source):
    """Find public names without a docstring that is a sentence."""
    for door in doors(source):
        for name in door.public_names:
            told = name.first_sentence
            if not (told[:1].isupper() and told.endswith(".")):
                yield (
                    f"{name.package}.{name.name} ({name.kind}) needs a docstring that begins with "
                    f"a capital and ends in a full stop; it says {told!r}."
                )


def private_visits(source):
    """Find imports of a module or a name that another package keeps to itself."""
    for module in modules(source):
        for line, dotted in _imported(module.tree):
            house, package, *inner = [*dotted.split("."), ""]
            inside = [part for part in inner if part]
            if house == "tallystick" and package != module.package and _is_private(package, inside):
                yield f"{module.place}:{line} reaches past the door of {package}: {dotted}."


def _is_private(package, inside):
    # `from tallystick.events import Event` is seen as tallystick.events.Event: one word inside,
    # and a public one. Anything deeper, or with an underscore, is behind the door.
    return len(inside) > 1 or any(part.startswith("_") for part in [package, *inside])


def _imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def needless_company(source, *, package):
    """Find what a package imports beyond the standard library and itself."""
    for module in modules(source):
        for line, dotted in _imported(module.tree) if module.package == package else ():
            top, inside = dotted.split(".")[0], dotted.split(".")[:2]
            if top not in sys.stdlib_module_names and inside != ["tallystick", package]:
                yield f"{module.place}:{line} imports {dotted}; {package} needs nothing but Python."
