"""Serving the portal where somebody else answers already."""

from __future__ import annotations

import socket

import pytest

from cityties import InputError
from cityties_site import commands


def test_a_port_that_is_taken_is_told_with_what_to_do():
    """Is the port named, and the option that chooses another?"""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=rf"127\.0\.0\.1:{port}: cannot be listened on.*--port"):
            commands.serve(host="127.0.0.1", port=port, processes=1)
