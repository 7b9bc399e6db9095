"""Who is paired with this server, and the code that lets another in."""

from datetime import datetime
from typing import Literal

from server.schema.common import Wire


class CodeRequest(Wire, frozen=True):
    """Ask for a one-time code; there is nothing to say about it."""


class PairingCode(Wire, frozen=True):
    """A code for the extension, or for the desk in another browser. The one before it no longer works."""

    code: str
    expires_at: datetime


class PairedClient(Wire, frozen=True):
    """Somebody who holds a token; ``current`` is the one who asks."""

    id: str
    name: str
    kind: Literal["desk", "extension", "script"]
    paired_at: datetime
    current: bool


class PairedClients(Wire, frozen=True):
    """All of them, the oldest first."""

    clients: tuple[PairedClient, ...]
