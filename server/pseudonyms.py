"""Names and texts turned into keyed digests, so that equals can be recognised and nothing read back.

An author is kept as HMAC-SHA256 under a key that lives in a file of its own: whoever has the
comments without the key cannot even try names, and who deletes the key unlinks all of them.
"""

import hmac
import os
import time
import tomllib
import unicodedata
from contextlib import suppress
from pathlib import Path

_KEY_BYTES = 32
#: The name of its file in the data folder.
KEY_FILE = "pseudonym.key"


class PseudonymKeyError(Exception):
    """The key is damaged or cannot be used; nothing was changed. The message says what to do."""


class Pseudonyms:
    """Makes pseudonyms with the key in ``folder/pseudonym.key``, made on first use with mode 0600.

    Raises :class:`PseudonymKeyError` if that file is not a key.
    """

    def __init__(self, folder: Path) -> None:
        self._key = key_in(folder)
        # A key of its own, so that no fingerprint can ever be read as somebody's pseudonym.
        self._fingerprint_key = hmac.digest(self._key, b"fingerprint", "sha256")
        self._namesake_key = hmac.digest(self._key, b"namesake", "sha256")
        self._profile_key = hmac.digest(self._key, b"profile", "sha256")
        self._signature_key = hmac.digest(self._key, b"signature", "sha256")

    @property
    def mark(self) -> str:
        """By which two keys are told apart (:func:`mark_of`)."""
        return mark_of(self._key)

    def author(self, site: str, name: str) -> str:
        """Return the pseudonym of ``name`` on ``site``: 32 hexadecimal digits.

        Case, spaces, invisible marks and the Unicode spelling of the name make no difference.
        """
        return _digest(self._key, site, _plain(name, blank=_SPACES))

    def namesake(self, name: str) -> str | None:
        """Return the pseudonym of ``name`` wherever it stands: 32 hexadecimal digits.

        So a guest who tells the same story on two sites is not taken for two people. The order of the
        names, accents and ornaments make no difference either. ``None`` for what is nobody's name
        ("Utente Google"): the list is ``nameless.toml``.
        """
        words = sorted(_letters(name).split())
        if not words or " ".join(words) in _NAMELESS:
            return None
        return _digest(self._namesake_key, " ".join(words))

    def profile(self, site: str, url: str) -> str:
        """Return the pseudonym of the profile at ``url`` on ``site``: 32 hexadecimal digits."""
        return _digest(self._profile_key, site, _plain(url.rstrip("/"), blank=_SPACES))

    def fingerprint(self, text: str, site: str, author: str | None) -> str:
        """Return by what the same comment is recognised: 32 hexadecimal digits.

        ``author`` is a pseudonym. Besides what makes no difference to a name, punctuation makes
        none either, as long as there is anything else.
        """
        plain = _plain(text, blank=_SPACES + _PUNCTUATION) or _plain(text, blank=_SPACES)
        return _digest(self._fingerprint_key, site, author or "", plain)

    def signature(self, words: bytes) -> bytes:
        """Return a MinHash signature under the key: each 32-bit number as another, place by place.

        Two of them agree in just those places where the signatures do, so copies are found as before;
        but who has them without the key cannot work out the signature of a word to hold against them.
        """
        places = range(0, len(words), 4)
        return b"".join(
            hmac.digest(self._signature_key, at.to_bytes(2, "little") + words[at : at + 4], "sha256")[:4]
            for at in places
        )


# Unicode's general categories (UAX 44).
_SPACES = ("Zs", "Zl", "Zp", "Cc", "Cs")
_PUNCTUATION = ("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po")
_INVISIBLE = ("Cf",)
_VARIATION_SELECTORS = "".join(map(chr, range(0xFE00, 0xFE10)))


def _plain(text: str, *, blank: tuple[str, ...]) -> str:
    """Return ``text`` in one spelling: NFKC, case folded, ``blank`` categories as single spaces."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(folded.translate({ord(each): _instead(each, blank) for each in set(folded)}).split())


def _letters(name: str) -> str:
    """Return ``name`` in small letters without accents; what is neither letter nor digit is a space."""
    parted = unicodedata.normalize("NFKD", _plain(name, blank=_SPACES + _PUNCTUATION))
    bare = "".join(each for each in parted if not unicodedata.combining(each))
    return "".join(each if each.isalnum() else " " for each in bare)


def _instead(character: str, blank: tuple[str, ...]) -> str:
    category = unicodedata.category(character)
    if category in _INVISIBLE or character in _VARIATION_SELECTORS:
        return ""
    return " " if category in blank else character


_NAMELESS = {
    " ".join(sorted(_letters(name).split()))
    for name in tomllib.loads(Path(__file__).with_name("nameless.toml").read_text("utf-8"))["names"]
}


def _digest(key: bytes, *parts: str) -> str:
    # Only a site could hold a NUL and it comes first, so no two lists of parts look alike.
    message = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hmac.digest(key, message, "sha256")[:16].hex()


def mark_of(key: bytes) -> str:
    """Return by what a key is told from others: 32 hexadecimal digits, off which it cannot be read."""
    return _digest(hmac.digest(key, b"mark", "sha256"))


def key_in(folder: Path) -> bytes:
    """Read the key in ``folder``, or make it; of two processes that try at once one makes it, both read it.

    Raises :class:`PseudonymKeyError`.
    """
    path = folder / KEY_FILE
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            _make(path)
        path.chmod(0o600)
        key = _read(path)
    except OSError as error:
        raise PseudonymKeyError(f"{path} cannot be used: {error.strerror or error}.") from error
    if len(key) != _KEY_BYTES or not any(key):
        raise PseudonymKeyError(
            f"{path} is damaged: it should hold {_KEY_BYTES} random bytes. Put it back from a backup. "
            "If there is none, delete it: a new one is made, and the authors so far are not known again."
        )
    return key


def _make(path: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(os.urandom(_KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> bytes:
    """Read the file; one that is still shorter than a key may be in the making, so wait a moment."""
    for _ in range(10):
        key = path.read_bytes()
        if len(key) >= _KEY_BYTES:
            break
        time.sleep(0.02)
    return key
