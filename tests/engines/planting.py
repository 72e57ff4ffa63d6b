"""Planting a fault in the columnar engine while it runs, and taking it out again."""

from contextlib import contextmanager
from importlib import import_module
from inspect import getsource
from types import FunctionType

from tallystick.settlement._columnar import _plan

PACKAGE = "tallystick.settlement._columnar"


@contextmanager
def planted(module, sound, faulty):
    """Put a piece of text in the place of another in a module, as if it had always been written so.

    Functions keep who they are and get other code, so that whoever imported them meets the fault.
    """
    found = import_module(f"{PACKAGE}.{module}")
    text = getsource(found)
    assert text.count(sound) == 1, f"{module} no longer says {sound!r} once: plant it anew"
    with_a_fault = {**vars(found)}
    exec(compile(text.replace(sound, faulty), found.__file__, "exec"), with_a_fault)  # noqa: S102
    functions = _functions(vars(found), module=found.__name__)
    others = _functions(with_a_fault, module=found.__name__)
    codes = {name: function.__code__ for name, function in functions.items()}
    assert any(codes[name] != others[name].__code__ for name in codes), "no function has the fault"
    try:
        for name, function in functions.items():
            function.__code__ = others[name].__code__
        _plan._program.cache_clear()
        yield
    finally:
        for name, function in functions.items():
            function.__code__ = codes[name]
        _plan._program.cache_clear()


def _functions(names, *, module):
    """Find the functions that a module wrote itself, and those of its classes."""
    found = {}
    for name, value in names.items():
        if isinstance(value, type) and value.__module__ == module:
            inner = _functions(vars(value), module=module)
            found |= {f"{name}.{each}": function for each, function in inner.items()}
        value = getattr(value, "__wrapped__", value)  # noqa: PLW2901 - what a cache wraps
        if isinstance(value, FunctionType) and value.__module__ == module:
            found[name] = value
    return found
