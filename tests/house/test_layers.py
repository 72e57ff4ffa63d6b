"""A package imports only from layers below it, never sideways, never up."""

import pytest

from docs.public_names import doors
from tests.house.detectors.layers import broken_contracts, contracts, copy_with

ABOVE_DJANGO = {"web", "cli", "operations", "record"}


@pytest.mark.tools
def test_the_import_contracts_are_kept(root):
    """Jo draws the layers on a whiteboard, and the drawing is true."""
    assert not broken_contracts(root)


@pytest.mark.parametrize(
    ("module", "text", "broken"),
    [
        ("units/_up.py", "import tallystick.events\n", "A package imports only from layers below"),
        ("lines/_aside.py", "import tallystick.events\n", "A package imports only from layers"),
        ("extra/__init__.py", '"""Undeclared."""\n', "extra"),
        ("events/_pages.py", "import django\n", "Layers 1 to 4 have never heard of Django"),
    ],
    ids=["upward", "sideways", "a package without a layer", "django"],
)
def test_an_import_that_breaks_the_layers_is_found(root, tmp_path, module, text, broken):
    """The control: the real source with one module more, which imports what it must not."""
    faulty = copy_with(root, to=tmp_path, files={module: text})
    assert broken in broken_contracts(faulty)


def test_every_package_below_the_record_is_kept_from_django(root, source):
    """Kit adds a package in layer 4, and is told to add it to the contract about Django."""
    packages = {door.package for door in doors(source)} - ABOVE_DJANGO
    listed = {
        name.removeprefix("tallystick.") for name in contracts(root)["django"]["source_modules"]
    }
    assert packages == listed
