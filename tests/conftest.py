"""What every test may rely on: small draws, no hurry, and no way out to a network."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings
from xdist.scheduler import EachScheduling

# No deadline, and no complaint about slow draws: the machine may be shared. A failure prints what
# to paste to see it again. `small` is for every day; the proof of the laws has a profile of its own.
ALIKE = {
    "deadline": None,
    "print_blob": True,
    "suppress_health_check": [HealthCheck.too_slow],
}
# The small draws are alike wherever the same modules are loaded, so that what passed here passes there;
# more draws are what the proof is for.
settings.register_profile("small", max_examples=60, derandomize=True, database=None, **ALIKE)
# The same draws each time, and nothing remembered: for mutants, which must not die of chance.
settings.register_profile("still", max_examples=50, derandomize=True, database=None, **ALIKE)
settings.load_profile("small")


class NetworkReachedFor(Exception):
    """Say that a test tried to leave the machine; everything a test needs is beside it."""


def _refuse_the_network(event, arguments):
    if event == "socket.connect" and arguments[0].family in {socket.AF_INET, socket.AF_INET6}:
        raise NetworkReachedFor(
            f"A test reached for {arguments[1]}. Give it a file, or a fake port."
        )
    if event == "socket.getaddrinfo":
        raise NetworkReachedFor(f"A test looked up {arguments[0]}. Give it a file, or a fake port.")


sys.addaudithook(_refuse_the_network)


@pytest.fixture(scope="session")
def sail_folder(tmp_path_factory):
    """Give the folder in which the Sail server keeps its tables."""
    return tmp_path_factory.mktemp("sail")


@pytest.fixture(scope="session")
def endpoint(sail_folder):
    """Start a Sail server, once, and give its address: an engine's name."""
    quick = {"RUST_LOG": "error", "SAIL_EXECUTION__DEFAULT_PARALLELISM": "1"}
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("sail_server.py")],
        cwd=sail_folder,
        env={**os.environ, **quick},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        yield f"sc://127.0.0.1:{server.stdout.readline().strip()}"
        server.stdin.close()


class _Dealt(EachScheduling):
    """Let each worker run all that it was dealt, and tell how far they are all together."""

    def schedule(self):
        session = self.config.pluginmanager.get_plugin("session")
        session.testscollected = sum(map(len, self.node2collection.values()))
        super().schedule()


def pytest_itemcollected(item):
    """Count no line as covered because a draw happened to come by it: it is covered where a story says so."""
    if is_hypothesis_test(getattr(item, "function", None)):
        item.add_marker("no_cover")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Let no worker come to another's tests because it was free first."""
    return _Dealt(config, log)


A_TEST = 0.25
"""How many seconds a test is taken to need that says nothing of it."""


def _hand_of(item):
    """Name what is dealt at once, a test or a module that stays together, with its seconds."""
    together, alone = item.get_closest_marker("together"), item.get_closest_marker("long")
    if together:
        return str(item.path), together.args[0]
    return item.nodeid, alone.args[0] if alone else A_TEST


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Deal the tests, the longest first and then in turn: the same seed gives each worker the same.

    Each worker runs what is watched for coverage before what is not.
    """
    worker = getattr(config, "workerinput", {"workerid": "gw0", "workercount": 1})
    seconds = [0] * worker["workercount"]
    mine = set()
    for name, takes in sorted(dict(map(_hand_of, items)).items(), key=lambda hand: -hand[1]):
        place = seconds.index(min(seconds))
        seconds[place] += takes
        if worker["workerid"] == f"gw{place}":
            mine.add(name)
    items[:] = sorted((item for item in items if _hand_of(item)[0] in mine), key=_is_unwatched)


def _is_unwatched(item):
    """Tell what runs after all that is watched, which so finds nothing in a cache that it has left there."""
    return item.get_closest_marker("no_cover") is not None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let a skip fail where nobody reads why it was skipped: under CI=true."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = (
            f"{item.nodeid} was skipped, and under CI=true a skip fails: {report.longrepr}"
        )
    return report
