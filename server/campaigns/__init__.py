"""Campaigns: comments that say the same, and whether that speaks for a campaign or for real customers.

:func:`trace` says what to keep of a comment, the store's sieve finds those with a like trace,
:func:`similar` looks closely at them, :func:`echoes` says what they amount to, and :func:`shared`
shows two texts side by side.
"""

from server.campaigns.echo import echoes
from server.campaigns.identity import same_person
from server.campaigns.likeness import alike, forget, similar
from server.campaigns.model import Echoes, Match, Pair
from server.campaigns.stretches import shared
from server.campaigns.traces import trace

__all__ = [
    "Echoes",
    "Match",
    "Pair",
    "alike",
    "echoes",
    "forget",
    "same_person",
    "shared",
    "similar",
    "trace",
]
