"""Files that work anywhere: no registry and no machine is named in them."""

import pytest

from tests.house.detectors.addresses import machine_paths, registry_addresses


def test_no_file_names_a_package_registry(tracked, nothing_wrong):
    """Hal installs from his council's own mirror, and no lock sends him elsewhere."""
    assert "requirements/core.lock" in tracked
    nothing_wrong(registry_addresses(tracked))


@pytest.mark.parametrize(
    "address",
    [
        "https://files.python" + "hosted.org/packages/x.whl",
        "https://py" + "pi.org/project/x",
        "--index" + "-url https://mirror.example",
        "https://mirror.example/sim" + "ple/x",
        "https://registry.npm" + "js.org/x",
    ],
)
def test_a_registry_in_a_lock_is_found(address):
    """The control: each planted in a lock."""
    lock = f"rich==15.0.0 \\\n    --hash=sha256:00\n{address}\n"
    faults = list(registry_addresses({"requirements/core.lock": lock}))
    assert [fault.split(" ")[0] for fault in faults] == ["requirements/core.lock:3"]


def test_no_file_names_a_path_of_one_machine(tracked, nothing_wrong):
    """Ivy copies a command from the handbook, and it works in her folder."""
    nothing_wrong(machine_paths(tracked))


@pytest.mark.parametrize(
    "path",
    ["/ho" + "me/ivy/x", "/ro" + "ot/x", "/wo" + "rk/main", "C:\\Us" + "ers", "file:/" + "//x"],
)
def test_a_path_of_one_machine_is_found(path):
    """The control: each planted in a page. A network path such as docs/home/x is no such path."""
    assert list(machine_paths({"README.md": f"Open {path} now."}))
    assert not list(machine_paths({"README.md": "See docs/ho" + "me/x and a/wo" + "rk/around."}))
