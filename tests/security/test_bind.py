"""Row 1: the server listens on the loopback address and nowhere else."""

import socket
from pathlib import Path

from server import config
from tests.live import LiveServer


def test_listens_on_loopback_only(live: LiveServer) -> None:
    hexadecimal = f":{live.port:04X}"
    listening = [
        line.split()[1]
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        for line in Path(table).read_text().splitlines()[1:]
        if line.split()[1].endswith(hexadecimal) and line.split()[3] == "0A"
    ]
    assert listening == [f"0100007F{hexadecimal}"]


def test_another_address_of_this_machine_is_not_answered(live: LiveServer) -> None:
    with socket.socket() as attempt:
        attempt.settimeout(2)
        assert attempt.connect_ex(("127.0.0.2", live.port)) != 0


def test_no_setting_changes_the_address() -> None:
    assert config.HOST == "127.0.0.1"
    assert not any("host" in name for name in config.Settings.__dataclass_fields__)
