"""What is installed is named exactly, the same everywhere, and for a reason."""

import shutil

import pytest

from tests.house.detectors.locks import disagreements, loose_requirements, unexplained_packages

REASONS = "docs/decisions/dependencies.md"


@pytest.fixture
def requirements(root, tmp_path):
    """Copy the requirements, so that a fault can be planted among them."""
    return shutil.copytree(root / "requirements", tmp_path / "requirements")


def append(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_every_package_is_pinned_to_a_version_and_a_hash(root, nothing_wrong):
    """Lea installs a year later, and gets the same bytes."""
    nothing_wrong(loose_requirements(root / "requirements"))


def test_a_package_without_version_or_hash_is_found(requirements):
    """The control: one of each."""
    append(requirements / "core.in", "sprocket\n")
    append(requirements / "core.lock", "sprocket==1.0\n")
    assert list(loose_requirements(requirements)) == [
        "core.in: sprocket has no version; write sprocket==…",
        "core.lock: 'sprocket==1.0' has no hash",
    ]


def test_the_locks_agree_with_each_other_and_with_the_project(root, nothing_wrong):
    """Max runs the demo, then the tests, and nothing that settles has changed in between."""
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    nothing_wrong(disagreements(root / "requirements", project=project))


def test_a_disagreement_is_found(requirements):
    """The control: another version in one lock, and a dependency that no lock has."""
    core = requirements / "core.lock"
    core.write_text(core.read_text(encoding="utf-8").replace("\nrich==15", "\nrich==14"), "utf-8")
    asked = (line.split("==")[0] for line in (requirements / "core.in").read_text().splitlines())
    names = [name for name in asked if name and not name.startswith("#")]
    project = f"[project]\ndependencies = {[*names, 'sprocket>=1']}"
    faults = list(disagreements(requirements, project=project))
    assert [fault.split(" ")[:3] for fault in faults] == [
        ["core.lock", "has", "rich"],
        ["sprocket", "is", "in"],
    ]


def test_every_package_has_its_reason_and_licence(root, nothing_wrong):
    """Noa, of the legal team, reads one page and knows what is relied upon, and why."""
    reasons = (root / REASONS).read_text(encoding="utf-8")
    nothing_wrong(unexplained_packages(root / "requirements", reasons=reasons))


def test_a_package_without_a_reason_is_found(root, requirements):
    """The control: a package that slipped in."""
    append(requirements / "dev.in", "sprocket==1.0\n")
    reasons = (root / REASONS).read_text(encoding="utf-8")
    faults = list(unexplained_packages(requirements, reasons=reasons))
    assert faults == [f"dev.in: sprocket has no row in {REASONS}"]
