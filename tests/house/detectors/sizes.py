"""Functions and modules stay small enough to be checked alone."""

import ast

from tests.house.detectors.sources import modules

LINES_OF_A_FUNCTION = 50
LINES_OF_A_MODULE = 400


def large_things(source):
    """Find functions of 50 lines and more, and modules of 400 and more."""
    for module in modules(source):
        if module.length >= LINES_OF_A_MODULE:
            yield f"{module.place} has {module.length} lines; a module has under 400."
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = node.end_lineno - node.lineno + 1
                if lines >= LINES_OF_A_FUNCTION:
                    yield f"{module.place}: {node.name} has {lines} lines; a function has under 50."
