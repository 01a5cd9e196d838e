"""What one connection of the web server takes of a turn that all of them share."""

import socket

import pytest
from waitress.adjustments import Adjustments

from boligsocial.deployment.web_worker.connections import Connection
from boligsocial.deployment.web_worker.limits import SENT_AT_ONCE_BYTES


class Listener:
    """What a connection came by; it counts how often the loop was woken."""

    def __init__(self):
        self.active_channels = {}
        self.woken = 0

    def pull_trigger(self):
        self.woken += 1


class Greedy(socket.socket):
    """A reader that takes all it is given, at once."""

    taken = 0
    connection = None
    # Whether the loop was to wait for the reader while something was being sent.
    was_writable = False

    def send(self, data):
        self.taken += len(data)
        self.was_writable |= bool(self.connection.writable())
        return len(data)


@pytest.fixture
def reader():
    with Greedy() as reader:
        address = ("127.0.0.1", 1)
        reader.connection = Connection(
            Listener(), reader, address, Adjustments(), map={}
        )
        yield reader


def test_a_fast_reader_of_a_large_file_is_given_its_part_and_waits_for_others(reader):
    connection = reader.connection
    connection.write_soon(bytes(3 * SENT_AT_ONCE_BYTES))
    assert reader.taken == SENT_AT_ONCE_BYTES
    # The thread leaves the rest to the loop.
    assert connection.server.woken
    for turn in (2, 3):
        assert connection.writable()
        connection.handle_write()
        assert reader.taken == turn * SENT_AT_ONCE_BYTES
    assert not connection.writable()


def test_the_loop_does_not_ask_for_what_a_thread_is_sending(reader):
    reader.connection.write_soon(b"Velkommen")
    assert reader.taken == len(b"Velkommen")
    assert not reader.was_writable
