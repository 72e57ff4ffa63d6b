"""A package imports only from layers below it, never sideways, never up."""

import pytest

from tests.house.detectors.layers import broken_contracts, copy_with

LAYERS = "A package imports only from layers below it, never sideways, never up"
TERMS = "Terms are values, and no tables"
COMMANDS = "A command makes its one call to operations, and knows nothing below"
DJANGO = "Only web and record have ever heard of Django"


@pytest.mark.tools
def test_the_import_contracts_are_kept(root):
    """Jo draws the layers on a whiteboard, and the drawing is true."""
    assert not broken_contracts(root)


@pytest.mark.parametrize(
    ("module", "text", "broken", "seen"),
    [
        ("units/_up.py", "import tallystick.events\n", LAYERS, "tallystick.units._up"),
        ("lines/_aside.py", "import tallystick.events\n", LAYERS, "tallystick.lines._aside"),
        ("extra/__init__.py", '"""Undeclared."""\n', LAYERS, "extra"),
        ("terms/_rows.py", "import pyarrow\n", TERMS, "tallystick.terms._rows"),
        (
            "cli/_short_cut.py",
            "import tallystick.settlement\n",
            COMMANDS,
            "tallystick.cli._short_cut",
        ),
        ("events/_pages.py", "import django\n", DJANGO, "tallystick.events._pages"),
    ],
    ids=[
        "upward",
        "sideways",
        "a package without a layer",
        "a table in terms",
        "a short cut",
        "django",
    ],
)
def test_an_import_that_breaks_the_layers_is_found(root, tmp_path, module, text, broken, seen):
    """The control: the real source with one module more, which imports what it must not."""
    said = broken_contracts(copy_with(root, to=tmp_path, files={module: text}))
    assert f"{broken} BROKEN" in said
    assert seen in said.partition("BROKEN")[2]
