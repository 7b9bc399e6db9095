"""What was remembered of a text to save time is gone when one is erased."""

import functools
import gc
from typing import Any

from server import mails
from server.cases.forgetting import forget_texts
from server.reading import read
from server.replies import Brief, check, compose


def test_nothing_is_remembered_of_a_text_that_was_erased() -> None:
    text = "Il lampadario verde dell'ingresso era rotto, e nessuno lo ha riparato."
    reading = read(text)
    brief = Brief(reading, "it", "G-4K7Q", sent=(text,))
    check(compose(brief)[0].text, brief)
    mails.check("Da: info@tripadvisor.test\nVia il commento: https://tripadvlsor.test/lampadario", "it")
    named = {f"{cache.__module__}.{cache.__name__}" for cache in text_caches() if cache.cache_info().currsize}
    assert {"server.replies.words.runs_of_reply", "server.mails.domains.resemblance"} <= named
    forget_texts()
    assert [cache for cache in text_caches() if cache.cache_info().currsize] == []


def text_caches() -> list[Any]:
    """The bounded caches of the server that may hold more than single words."""
    single_words = {"fold", "_begin", "_look_up"}
    found = [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]
    return [
        each
        for each in found
        if str(each.__module__).startswith("server.")
        and each.cache_parameters()["maxsize"] is not None
        and each.__name__ not in single_words
    ]
