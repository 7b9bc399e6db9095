"""A page for people who read reviews."""

from server.schema.common import Wire


class SectionBody(Wire, frozen=True):
    """One piece of advice."""

    id: str
    title: str
    text: str


class GuideBody(Wire, frozen=True):
    """A guide in the reader's language; ``note`` is to be borne in mind with all of it."""

    guide: str
    title: str
    lead: str
    sections: tuple[SectionBody, ...]
    note: str
