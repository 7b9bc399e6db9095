"""Importing a list of comments in one go: reading the list, the job that weighs it, the groups it shows.

:func:`read_list` turns a CSV or one comment a line into rows, :class:`Job` takes them in one by one,
:class:`Imports` runs one job at a time behind the other requests, :func:`groups_of` says who says the same.
"""

from server.imports.groups import Both, Group, Rest, groups_of
from server.imports.job import Defaults, Desk, Job
from server.imports.listing import ListError, read_list
from server.imports.manners import Manners
from server.imports.model import Listing, Note, Row, Skip
from server.imports.runner import Imports, TooManyError

__all__ = [
    "Both",
    "Defaults",
    "Desk",
    "Group",
    "Imports",
    "Job",
    "ListError",
    "Listing",
    "Manners",
    "Note",
    "Rest",
    "Row",
    "Skip",
    "TooManyError",
    "groups_of",
    "read_list",
]
