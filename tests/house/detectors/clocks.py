"""The clock and chance come in by the door: below web and cli nobody looks at either."""

import ast

from tests.house.detectors.sources import modules

MAY_LOOK = {"web", "cli"}

CLOCKS = {"today", "now", "utcnow"}
FORBIDDEN = {
    "time": {
        "time",
        "time_ns",
        "monotonic",
        "monotonic_ns",
        "perf_counter",
        "perf_counter_ns",
        "localtime",
        "gmtime",
        "ctime",
    },
    "os": {"urandom", "getrandom"},
    "uuid": {"uuid1", "uuid4"},
}
# Of random, only a generator that was given its seed; of numpy.random likewise.
SEEDED = {
    "random": {"Random"},
    "numpy.random": {"default_rng", "Generator", "SeedSequence", "PCG64", "Philox", "BitGenerator"},
}
NEVER_IMPORTED = {"secrets"}


def unasked_chances(source):
    """Find every look at the clock and every unseeded draw below web and cli."""
    for module in modules(source):
        if module.package not in MAY_LOOK:
            for line, what in sorted(set(_looks(module.tree))):
                yield f"{module.place}:{line} uses {what}; take the day or the draw as an argument."


def _looks(tree):
    known_as = _aliases(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            dotted = _dotted(node, known_as)
            if node.attr in CLOCKS or _is_forbidden(dotted):
                yield node.lineno, dotted
        elif isinstance(node, ast.Name) and _is_forbidden(known_as.get(node.id, "")):
            yield node.lineno, known_as[node.id]
        elif isinstance(node, ast.Call) and not (node.args or node.keywords):
            dotted = _dotted(node.func, known_as)
            if dotted in {"random.Random", "numpy.random.default_rng"}:
                yield node.lineno, f"{dotted} without a seed"
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from ((node.lineno, what) for what in _imports_of(node) if _is_forbidden(what))


def _is_forbidden(dotted):
    module, _, name = dotted.rpartition(".")
    return (
        name in FORBIDDEN.get(module, ())
        or (module in SEEDED and name not in SEEDED[module])
        or dotted.split(".")[0] in NEVER_IMPORTED
    ) and dotted != "numpy.random"


def _aliases(tree):
    known_as = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                whole = alias.name if alias.asname else alias.name.split(".")[0]
                known_as[alias.asname or whole] = whole
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                known_as[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return known_as


def _imports_of(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [f"{node.module}.{alias.name}" for alias in node.names]


def _dotted(node, known_as):
    if isinstance(node, ast.Name):
        return known_as.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, known_as)}.{node.attr}"
    return "…"
