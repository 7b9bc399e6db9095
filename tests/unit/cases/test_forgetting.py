"""What was remembered of a text to save time is gone when one is erased."""

import functools
import gc
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

import msgspec

from server import mails
from server.cases.assess import assess
from server.cases.forgetting import forget_texts
from server.cases.intake import Sighting, look_at
from server.pseudonyms import Pseudonyms
from server.replies import Brief, check, compose
from server.store.base import CommentStore

SURNAME = "Zwirbelgrau"
TEXT = (
    f"Il lampadario verde dell'ingresso era rotto, {SURNAME} della reception ha riso e nessuno lo ha "
    "riparato. Ho pagato 89 euro, da Profumeria Lilla costa 45."
)
#: What leads from a cache to everything else, and is not what it remembers.
_ELSEWHERE = (
    type, ModuleType, FunctionType, BuiltinFunctionType, MethodType, functools._lru_cache_wrapper,
)  # fmt: skip


def test_nothing_is_remembered_of_a_text_that_was_erased(store: CommentStore, tmp_path: Path) -> None:
    seen = look_at(Sighting(text=TEXT, author="Marta"), Pseudonyms(tmp_path))
    for name in ("a", "b"):  # one of which is erased; the other says the same
        comment = msgspec.structs.replace(seen.comment, id=name, fingerprint=name, author=name, namesake=name)
        store.add_comment(comment)
    assess(comment, None, None, store)
    brief = Brief(seen.reading, "it", "G-4K7Q", sent=(TEXT,))
    check(compose(brief)[0].text, brief)
    check(f"Gentile {SURNAME}, ci dispiace per il lampadario.", brief)
    mails.check(f"Da: info@tripadvisor.test\nVia il commento: https://tripadvlsor.test/{SURNAME}", "it")
    assert {"fold", "_begin", "_look_up", "_find_in_piece", "runs_of_reply", "score"} <= holding(SURNAME)
    forget_texts()
    assert holding(SURNAME) == set()


def test_no_bounded_cache_of_the_server_keeps_anything(tmp_path: Path) -> None:
    look_at(Sighting(text=TEXT), Pseudonyms(tmp_path))
    forget_texts()
    bounded = [each for each in caches() if each.cache_parameters()["maxsize"] is not None]
    assert bounded != []
    assert [each.__name__ for each in bounded if each.cache_info().currsize] == []


def caches() -> list[Any]:
    """The caches of the server's functions, bounded and unbounded."""
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, functools._lru_cache_wrapper) and str(each.__module__).startswith("server.")
    ]


def holding(word: str) -> set[str]:
    """The names of the caches in whose keys or results ``word`` stands, in small letters or not."""
    return {cache.__name__ for cache in caches() if is_in(cache, word.lower())}


def is_in(cache: Any, word: str) -> bool:
    left, known = list(gc.get_referents(cache)), set()
    while left:
        each = left.pop()
        if id(each) in known or isinstance(each, _ELSEWHERE):
            continue
        known.add(id(each))
        if isinstance(each, str | bytes):
            told = each.lower() if isinstance(each, str) else each.decode("utf-8", "replace").lower()
            if word in told:
                return True
        else:
            left += gc.get_referents(each)
    return False
