"""What every request may use: the settings and the three things that keep something."""

from dataclasses import dataclass

from flask import current_app

from server.clients import Clients
from server.config import Settings
from server.pseudonyms import Pseudonyms
from server.store.base import CommentStore


@dataclass(frozen=True, slots=True)
class Services:
    """One set for each running server."""

    settings: Settings
    clients: Clients
    pseudonyms: Pseudonyms
    store: CommentStore


def services() -> Services:
    """Return the services of the current request's server."""
    found: Services = current_app.extensions["garbo"]
    return found
