"""Garbo's server: weighs a comment and drafts a reply, on the moderator's own machine."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a tool of the command line needs none of it, and starts the sooner
    from flask import Flask

    from server.config import Settings


def create_app(settings: "Settings | None" = None) -> "Flask":
    """Return the application, with its data folder open.

    Raises :class:`server.store.base.StoreBusyError` when another process holds the folder, and what
    :func:`server.store.open_store` raises besides when the database cannot be used. Call
    ``app.extensions["garbo"].store.close()`` when it is no longer needed.
    """
    from flask import Flask

    from server import api, guard, pages, problems, site_pages
    from server.clients import Clients
    from server.config import Settings
    from server.pseudonyms import Pseudonyms
    from server.services import Services
    from server.store import open_store, swapping

    settings = settings or Settings.from_env()
    swapping.finish_alone(settings.data)
    app = Flask("garbo", static_folder=None)
    app.url_map.merge_slashes = False  # an address is right or it is a problem, never a redirect
    clients, pseudonyms = Clients(settings.data), Pseudonyms(settings.data)
    app.extensions["garbo"] = Services(
        settings=settings,
        clients=clients,
        pseudonyms=pseudonyms,
        store=open_store(settings.data, settings.database, pseudonyms.mark),
    )
    problems.init_app(app)
    guard.init_app(app)
    api.init_app(app)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(site_pages.blueprint)
    return app
