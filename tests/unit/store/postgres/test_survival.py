"""Servers killed while they write, two at a time: what was acknowledged is there, and nobody is held up."""

import subprocess
import sys

from server.store.postgres import PostgresStore
from tests.live import ROOT

#: How many changes each of two writers acknowledges at least before it is killed.
ROUNDS = (10, 35, 59, 22, 47)

# Prints a line after each acknowledged change: "+3" kept with its case and an event, "-3" erased.
WRITER = """
import sys
from datetime import UTC, datetime
from server.records import Case, Comment, Event, Trace
from server.store.postgres import PostgresStore

store, who, number, now = PostgresStore(sys.argv[1], "a key"), sys.argv[2], 0, datetime.now(UTC)
while True:
    name = f"{who}-{number}"
    trace = Trace(words=number.to_bytes(12, "big") * 21)
    store.add_comment(Comment(id=name, fingerprint="f" + name, text="Freddo", created_at=now, trace=trace))
    store.open_case(Case(id="k" + name, comment_id=name, code="G-" + name, opened_at=now))
    store.add_event("k" + name, Event(type="replied", at=now, who=who, text="Grazie " + name))
    print("+" + name, flush=True)
    if number % 5 == 4:
        store.delete_comment(f"{who}-{number - 2}")
        print(f"-{who}-{number - 2}", flush=True)
    number += 1
"""


def test_acknowledged_writes_survive_kill_9(desk: str) -> None:
    kept: set[str] = set()
    erased: set[str] = set()
    for turn, changes in enumerate(ROUNDS):
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, desk, f"{turn}{name}"],
                cwd=ROOT, stdout=subprocess.PIPE, text=True,
            )
            for name in "ab"
        ]  # fmt: skip
        for writer in writers:
            with writer:
                assert writer.stdout is not None
                said = [writer.stdout.readline() for _ in range(changes)]
                writer.kill()
                said += writer.stdout.readlines()
            whole = [line.strip() for line in said if line.endswith("\n")]
            kept |= {line[1:] for line in whole if line[0] == "+"}
            erased |= {line[1:] for line in whole if line[0] == "-"}
    assert len(kept) > sum(ROUNDS)
    store = PostgresStore(desk, "a key")
    there = {each.id for each in store.comments()}
    # What is missing was being erased, and its writer killed before it could say so.
    assert {int(name.split("-")[1]) % 5 for name in kept - erased - there} <= {2}
    assert len(kept - erased - there) <= 2 * len(ROUNDS)
    assert there & erased == set()
    for name in kept & there:
        found = store.case_of(name)
        assert found is not None
        assert [event.text for event in found.events] == [f"Grazie {name}"]
    assert len(there - kept) <= 2 * len(ROUNDS)  # one that each was about to acknowledge
    store.close()
