import hashlib
import hmac
import os
import stat
import threading
import time
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server import pseudonyms as module
from server.pseudonyms import PseudonymKeyError, Pseudonyms
from server.records import Comment
from server.store import open_store

KEY = bytes(range(32))
SITE = "reviews.example.org"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pseudonym.key").write_bytes(KEY)
    return tmp_path


@pytest.fixture
def pseudonyms(folder: Path) -> Pseudonyms:
    return Pseudonyms(folder)


def digest(key: bytes, message: str) -> str:
    return hmac.new(key, message.encode(), hashlib.sha256).hexdigest()[:32]


def test_an_author_is_a_keyed_digest_of_site_and_name(pseudonyms: Pseudonyms) -> None:
    assert pseudonyms.author(SITE, "Anna Girasole") == digest(KEY, f"{SITE}\0anna girasole")


def test_a_fingerprint_is_a_keyed_digest_of_site_author_and_text(pseudonyms: Pseudonyms) -> None:
    key = hmac.new(KEY, b"fingerprint", hashlib.sha256).digest()
    assert pseudonyms.fingerprint("Bagno sporco!", SITE, "ab12") == digest(key, f"{SITE}\0ab12\0bagno sporco")
    assert pseudonyms.fingerprint("Bagno sporco!", SITE, None) == digest(key, f"{SITE}\0\0bagno sporco")


@pytest.mark.parametrize(
    "name",
    [
        "anna D'ERRICO-rossi",
        "  Anna\t\n D'Errico-Rossi ",
        "Anna\u00a0D'Errico-Rossi",
        "\u202aAnna D'Err\u200bico-Rossi\u202c\ufeff",
        "Ａｎｎａ D'Errico-Rossi",
        "Anna\0D'Errico-Rossi",
        "Anna D'Errico-Rossi\ufe0f",
    ],
)
def test_spellings_of_one_name_are_one_author(pseudonyms: Pseudonyms, name: str) -> None:
    assert pseudonyms.author(SITE, name) == pseudonyms.author(SITE, "Anna D'Errico-Rossi")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niccolò", "Niccolo\u0300"),
        ("STRASSE", "straße"),
        ("\u0390", "\u03b9\u0308\u0301"),
        ("ﬁlippo", "Filippo"),
    ],
)
def test_unicode_spellings_are_one_author(pseudonyms: Pseudonyms, one: str, other: str) -> None:
    assert pseudonyms.author(SITE, one) == pseudonyms.author(SITE, other)


def test_other_names_and_other_sites_are_other_authors(pseudonyms: Pseudonyms) -> None:
    names = ["Anna", "Anna R.", "Anna R", "AnnaR", "Anná", "Anna 😀", "Anna 😡", ""]
    authors = {pseudonyms.author(site, name) for name in names for site in (SITE, "other.example.org", "")}
    assert len(authors) == len(names) * 3
    assert pseudonyms.author("a\0b", "c") != pseudonyms.author("a", "b\0c")


@pytest.mark.parametrize(
    "text",
    [
        "camera fredda e bagno sporco mai più",
        "CAMERA FREDDA, e bagno sporco… «Mai più»!!!",
        "  Camera fredda\n\ne bagno   sporco - mai piu\u0300\u200b. ",
        "Camera_fredda e bagno/sporco: (mai più)",
    ],
)
def test_the_same_comment_is_recognised(pseudonyms: Pseudonyms, text: str) -> None:
    assert pseudonyms.fingerprint(text, SITE, "ab") == pseudonyms.fingerprint(
        "Camera fredda e bagno sporco, mai più.", SITE, "ab"
    )


def test_another_text_site_or_author_is_another_comment(pseudonyms: Pseudonyms) -> None:
    texts = [
        "bagno sporco",
        "bagno sporca",
        "bagnosporco",
        "👍",
        "😡",
        "!!!",
        "???",
        "กี",
        "กู",
        "3 €",
        "3 $",
        "",
    ]
    prints = {
        pseudonyms.fingerprint(text, site, author)
        for text in texts
        for site in (SITE, "")
        for author in ("ab", "cd", None)
    }
    assert len(prints) == len(texts) * 6


def test_a_fingerprint_is_never_a_pseudonym(pseudonyms: Pseudonyms) -> None:
    assert pseudonyms.fingerprint("anna", SITE, None) != pseudonyms.author(f"{SITE}\0", "anna")


def test_without_the_key_nothing_can_be_guessed(tmp_path: Path) -> None:
    one, other = Pseudonyms(tmp_path / "one"), Pseudonyms(tmp_path / "other")
    assert one.author(SITE, "Anna") != other.author(SITE, "Anna")
    assert one.fingerprint("Bagno sporco", SITE, None) != other.fingerprint("Bagno sporco", SITE, None)


def test_the_same_folder_gives_the_same_pseudonyms(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    first = Pseudonyms(folder)
    assert Pseudonyms(folder).author(SITE, "Anna") == first.author(SITE, "Anna")
    assert Pseudonyms(folder).fingerprint("Bagno", SITE, None) == first.fingerprint("Bagno", SITE, None)


def test_the_key_is_made_once_random_and_for_its_owner_only(tmp_path: Path) -> None:
    umask = os.umask(0)
    try:
        Pseudonyms(tmp_path / "data")
    finally:
        os.umask(umask)
    path = tmp_path / "data" / "pseudonym.key"
    assert len(path.read_bytes()) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["pseudonym.key"]


def test_the_key_is_on_disk_before_it_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: lengths.append(os.fstat(descriptor).st_size))
    Pseudonyms(tmp_path)
    assert lengths == [32]


def test_a_key_that_others_could_read_is_closed_to_them(folder: Path) -> None:
    (folder / "pseudonym.key").chmod(0o644)
    Pseudonyms(folder)
    assert stat.S_IMODE((folder / "pseudonym.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"short", bytes(32), KEY[:31], KEY + b"\n"])
def test_a_damaged_key_is_refused_and_left_alone(folder: Path, content: bytes) -> None:
    path = folder / "pseudonym.key"
    path.write_bytes(content)
    with pytest.raises(PseudonymKeyError) as refused:
        Pseudonyms(folder)
    assert str(refused.value) == (
        f"{path} is damaged: it should hold 32 random bytes. Put it back from a backup. "
        "If there is none, delete it: a new one is made, and the authors so far are not known again."
    )
    assert path.read_bytes() == content


def test_a_key_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "pseudonym.key").mkdir()
    with pytest.raises(PseudonymKeyError, match=r"pseudonym\.key cannot be used: Is a directory\."):
        Pseudonyms(tmp_path)


def test_a_key_in_the_making_is_waited_for(folder: Path) -> None:
    path = folder / "pseudonym.key"
    path.write_bytes(b"")

    def finish() -> None:
        time.sleep(0.05)
        path.write_bytes(KEY)

    other = threading.Thread(target=finish)
    other.start()
    late = Pseudonyms(folder)
    other.join()
    assert late.author(SITE, "Anna") == digest(KEY, f"{SITE}\0anna")


@pytest.mark.parametrize(
    "odd",
    ["", "\0", "\ud83d", "\U0010ffff", "<script>", "שלום", "﷽" * 20_000, "e\u0301" * 50_000, "😡" * 50_000],
)
def test_odd_input_is_digested_quickly(pseudonyms: Pseudonyms, odd: str) -> None:
    begun = time.perf_counter()
    for made in (pseudonyms.author(odd, odd), pseudonyms.fingerprint(odd, odd, None)):
        assert len(made) == 32
        assert set(made) <= set("0123456789abcdef")
    assert time.perf_counter() - begun < 20


def test_the_name_is_in_no_file_of_the_folder(tmp_path: Path) -> None:
    pseudonyms = Pseudonyms(tmp_path)
    author = pseudonyms.author(SITE, "Ermenegilda Girasole")
    text = "Camera fredda"
    store = open_store(tmp_path)
    store.add_comment(
        Comment(
            id="c1",
            fingerprint=pseudonyms.fingerprint(text, SITE, author),
            text=text,
            created_at=datetime(2026, 5, 4, tzinfo=UTC),
            site=SITE,
            author=author,
        )
    )
    before = [path.read_bytes() for path in tmp_path.iterdir()]
    store.close()
    contents = before + [path.read_bytes() for path in tmp_path.iterdir()]
    assert any(author.encode() in content for content in contents)
    for word in (b"ermenegilda", b"girasole"):
        assert not any(word in content.lower() for content in contents)


@pytest.mark.parametrize(
    "name", ["Neri Nino", "NINO NERI", "Nino  Neri ✅", "Nìno Nèri", "nino-neri", "“Nino” Neri"]
)
def test_one_name_is_one_namesake_however_it_is_written(pseudonyms: Pseudonyms, name: str) -> None:
    key = hmac.new(KEY, b"namesake", hashlib.sha256).digest()
    assert pseudonyms.namesake(name) == pseudonyms.namesake("Nino Neri") == digest(key, "neri nino")


@pytest.mark.parametrize("name", ["Nina Neri", "Nino", "Nino N.", "Nino Neri 2"])
def test_another_name_is_another_namesake(pseudonyms: Pseudonyms, name: str) -> None:
    assert pseudonyms.namesake(name) != pseudonyms.namesake("Nino Neri")


@pytest.mark.parametrize(
    "name", ["Utente Google", "anonimo", "A TripAdvisor Member", "Guest", "✅", "", "Anónimo"]
)
def test_what_is_nobodys_name_makes_no_namesake(pseudonyms: Pseudonyms, name: str) -> None:
    assert pseudonyms.namesake(name) is None


def test_every_entry_of_the_list_is_nobodys_name(pseudonyms: Pseudonyms) -> None:
    names = tomllib.loads((Path(module.__file__).parent / "nameless.toml").read_text("utf-8"))["names"]
    assert len(set(names)) == len(names) > 20
    assert {pseudonyms.namesake(name) for name in names} == {None}


def test_a_profile_is_told_by_its_site_and_address(pseudonyms: Pseudonyms) -> None:
    mine = pseudonyms.profile(SITE, "https://reviews.example.org/p/7")
    assert mine == pseudonyms.profile(SITE, "https://reviews.example.org/p/7/")
    assert mine != pseudonyms.profile(SITE, "https://reviews.example.org/p/8")
    assert mine != pseudonyms.profile("example.net", "https://reviews.example.org/p/7")
