import json

import pytest

from server.store.sealing import is_whole, seal


def test_a_sealed_line_is_json_with_its_checksum_first() -> None:
    line = seal(b'{"seq":1}')
    assert line == b'{"crc":"54542aa2","seq":1}\n'
    assert json.loads(line) == {"crc": "54542aa2", "seq": 1}
    assert is_whole(line)


@pytest.mark.parametrize("position", range(len(seal(b'{"seq":1,"text":"ciao"}'))))
def test_a_changed_byte_anywhere_shows(position: int) -> None:
    line = bytearray(seal(b'{"seq":1,"text":"ciao"}'))
    line[position] ^= 1
    assert not is_whole(bytes(line))


@pytest.mark.parametrize("line", [b"", b"\n", b"{}\n", b"{", b'{"seq":1}\n', b"\0" * 40, b'{"crc":"'])
def test_what_was_never_sealed_is_not_whole(line: bytes) -> None:
    assert not is_whole(line)


def test_a_line_without_its_newline_is_not_whole() -> None:
    assert not is_whole(seal(b'{"seq":1}')[:-1])
