"""The page and the picture of the proof say what was counted."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from server.evaluation.replies import report
from server.evaluation.replies.walk import COMMENTS, a_desk, walk
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight
from server.replies.model import Variant


def seen() -> list:
    sight = Sight()
    return [sight[text] for text in ("Camera sporca e personale scortese.", "Due ore di attesa al check-in.")]


def test_every_variant_of_every_register_is_written_for_each_complaint() -> None:
    found = [drafted.brief for (drafted,) in walk("it", seen(), "silent")]
    assert len(found) == 3 * 2 * 13
    assert {brief.register for brief in found} == {"lei", "voi", "tu"}
    assert {brief.variant for brief in found} == {None, *Variant.__args__}
    clarified = {drafted.brief.platform for (drafted,) in walk("it", seen() * 3, "clarify")}
    assert clarified.isdisjoint({"tripadvisor"})


def test_a_desk_writes_each_reply_after_those_before_it() -> None:
    found = a_desk("it", seen() * 3, "first", "lei")
    assert [len(each.brief.sent) for each in found] == [0, 1, 2, 3, 4, 5]
    assert found[1].brief.sent == (found[0].reply.text,)
    assert found[0].reply.likeness == 0
    assert all(0 < each.reply.likeness < 0.6 for each in found[1:])


def test_what_breaks_a_rule_is_counted_and_shown() -> None:
    proof = report.Proof()
    drafts = next(iter(walk("it", seen(), "first")))
    proof.take("first", drafts)
    proof.take("first", [replace(drafts[0], rubric=("R8",))])
    proof.take("first", [])
    page = report.page(proof, date(2026, 11, 22))
    assert "**1 of 2 drafts hold every rule**" in page
    assert "2 of 3 occasions got a draft" in page
    assert "| first lei | 2 | 50.00% |" in page
    assert [each.rubric for each in proof.broken] == [("R8",)]
    assert report.picture(proof).count("<svg") == 1


def test_the_written_proof_is_of_all_complaints_and_nothing_is_broken() -> None:
    page = (Path(__file__).resolve().parents[4] / "docs" / "replies.md").read_text("utf-8")
    assert "(--quick" not in page
    shares = [
        line.split("|")[3].strip() for line in page.splitlines() if line.count("|") == 4 and "%" in line
    ]
    assert len(shares) == 8 * 5
    assert set(shares) == {"100.00%"}


def test_the_proof_runs_on_the_public_sets_when_they_are_there() -> None:
    folder = Path(__file__).resolve().parents[5] / "shared" / "data"
    if not folder.is_dir():
        return
    proof = report.prove(Sets(folder, quick=True), Sight())
    assert proof.answered == proof.occasions > 0
    assert [each.reply.text for each in proof.broken] == []
    assert COMMENTS == 100
