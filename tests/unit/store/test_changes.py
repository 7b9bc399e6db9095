import msgspec
import pytest

from server.store.changes import Entry, Push, Put, Tables


def test_put_makes_the_table_and_replaces_the_whole_document() -> None:
    tables: Tables = {}
    Put("cases", "k1", {"code": "G-1", "note": "x"}).apply(tables)
    before = tables["cases"]["k1"]
    Put("cases", "k1", {"code": "G-2"}).apply(tables)
    assert tables == {"cases": {"k1": {"code": "G-2"}}}
    assert before == {"code": "G-1", "note": "x"}


def test_push_adds_at_the_end_of_a_new_list_and_leaves_the_old_document_alone() -> None:
    tables: Tables = {"cases": {"k1": {"code": "G-1"}}}
    before = tables["cases"]["k1"]
    Push("cases", "k1", "events", {"n": 1}).apply(tables)
    middle = tables["cases"]["k1"]
    Push("cases", "k1", "events", {"n": 2}).apply(tables)
    assert tables == {"cases": {"k1": {"code": "G-1", "events": [{"n": 1}, {"n": 2}]}}}
    assert before == {"code": "G-1"}
    assert middle == {"code": "G-1", "events": [{"n": 1}]}


@pytest.mark.parametrize("tables", [{}, {"cases": {}}])
def test_push_needs_its_document(tables: Tables) -> None:
    with pytest.raises(KeyError, match="k1"):
        Push("cases", "k1", "events", {"n": 1}).apply(tables)


@pytest.mark.parametrize(
    ("change", "written"),
    [
        (Put("cases", "k1", {"a": 1}), b'{"seq":7,"change":["put","cases","k1",{"a":1}]}'),
        (Push("cases", "k1", "events", {}), b'{"seq":7,"change":["push","cases","k1","events",{}]}'),
    ],
)
def test_the_format_of_a_line_is_fixed(change: Put | Push, written: bytes) -> None:
    assert msgspec.json.encode(Entry(7, change)) == written
    assert msgspec.json.decode(written, type=Entry) == Entry(7, change)
