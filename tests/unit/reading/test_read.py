"""Reading as a whole: one call, any text, any thread."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.reading import embedding, read, warm_up
from server.reading.model import Reading

COMPLAINT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto. "
    "La reception ha risposto dopo due ore!"
)


def test_a_complaint_is_read_in_all_its_parts() -> None:
    reading = read(COMPLAINT)
    assert (reading.text, reading.language, reading.words) == (COMPLAINT, "it", 18)
    assert reading.polarity < -0.5
    assert not reading.not_negative
    assert [sentence.span.of(COMPLAINT)[:9] for sentence in reading.sentences] == ["Camera 12", "La recept"]
    assert {detail.kind for detail in reading.details} >= {"room", "date"}
    assert {"comfort", "staff", "waiting"} <= {aspect.aspect for aspect in reading.aspects}
    assert "time-lost" in reading.motives
    assert 0 <= reading.machine_written <= 1


def test_praise_has_no_motives() -> None:
    reading = read("Prezzo onesto, camera pulitissima, personale gentile: torneremo volentieri!")
    assert reading.polarity > 0.5
    assert reading.not_negative
    assert reading.motives == ()


def test_the_hint_decides_where_the_text_does_not() -> None:
    assert read("ok", "en").language == "en"


def test_nothing_is_read_in_nothing() -> None:
    reading = read("")
    assert (reading.polarity, reading.not_negative, reading.words) == (0.0, False, 0)
    assert (reading.sentences, reading.details, reading.aspects, reading.motives) == ((), (), (), ())


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("It isn't great", -1),
        ("not bad at all", 1),
        ("This isn't a bad idea", 1),
        ("niente male", 1),
        ("La camera non è pulita", -1),
        ("non posso che consigliarlo", 1),
        ("tutto tranne che pulito", -1),
        ("nessun problema", 1),
        ("mai avuto problemi", 1),
        ("senza un difetto", 1),
    ],
)
def test_negations_with_the_head_too(text: str, sign: int) -> None:
    assert read(text).polarity * sign > 0


def test_praise_of_another_place_does_not_pass_for_praise() -> None:
    assert not read("Sono cliente dell'Hotel Miramare da anni, lì sì che sanno lavorare").not_negative


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x00 sporco \x00",
        "👍" * 3000,
        "<b>Pessimo</b> <script>alert(1)</script>" * 50,
        "\u202eoihccev\u202c اوسخ فندق",
        "Pessimo hotel. Terrible hotel. Hotel horrible. Hôtel nul. Schreckliches Hotel.",
        "a" * 60_000,
        "non " * 15_000,
        "?!" * 20_000,
        "\ud800 sporco",
    ],
)
def test_any_text_is_read_in_good_time(text: str) -> None:
    start = time.perf_counter()
    reading = read(text)
    assert time.perf_counter() - start < 20
    assert -1 <= reading.polarity <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_whatever_it_says_its_spans_lie_in_the_text(text: str) -> None:
    reading = read(text)
    spans = [sentence.span for sentence in reading.sentences]
    spans += [span for aspect in reading.aspects for span in aspect.spans]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(-1 <= part.polarity <= 1 for part in (*reading.sentences, *reading.aspects))


def test_first_use_from_eight_threads_gives_the_values_of_one() -> None:
    program = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from server.reading import read\n"
        "texts = ['It isn\\'t great', 'Camera sporca', 'Great stay, thank you', 'Schlecht'] * 4\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    first = list(pool.map(read, texts))\n"
        "assert first == [read(text) for text in texts]\n"
        "print(len(set(reading.polarity for reading in first)))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert (result.stdout.strip(), result.stderr) == ("4", "")


def test_without_the_encoder_it_reads_weaker_but_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "vectors", lambda texts: None)
    reading = read(COMPLAINT)
    assert reading.polarity < -0.5
    assert read(COMPLAINT * 15).polarity < -0.5


def test_it_is_the_same_for_all_threads_and_warm_up_may_be_called_again() -> None:
    warm_up()
    with ThreadPoolExecutor(4) as pool:
        readings: list[Reading] = list(pool.map(read, [COMPLAINT] * 8))
    assert len(set(readings)) == 1
