import errno
from pathlib import Path

import pytest

from server.store.base import StoreError, StoreFullError
from server.store.disk import in_words


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EDQUOT])
def test_no_room_is_said_as_such(number: int) -> None:
    error = in_words(OSError(number, "whatever"), Path("data/store.journal"))
    assert type(error) is StoreFullError
    assert str(error) == "There is no room to write data/store.journal. Make some room and try again."


def test_other_trouble_is_said_in_the_words_of_the_system() -> None:
    error = in_words(OSError(errno.EIO, "Input/output error"), Path("data/store.journal"))
    assert type(error) is StoreError
    assert str(error) == "data/store.journal could not be written: Input/output error."
    assert str(in_words(OSError("odd"), Path("x"))) == "x could not be written: odd."
