"""A test has no way out to a network."""

import socket

import pytest


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
        lambda: socket.getaddrinfo("example.org", 80),
    ],
    ids=["connecting", "looking up a name"],
)
def test_reaching_for_a_network_is_refused(reach):
    """Bob's test passes at home, and is told here why it would not pass on a train."""
    with pytest.raises(Exception, match="Give it a file, or a fake port"):
        reach()
