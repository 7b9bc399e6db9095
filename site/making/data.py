"""Everything a template may ask for, in one place."""

from making.changes import UNRELEASED, feed_id, released, releases, spelt_day
from making.demo import comments, demo_words, hero
from making.guide import reading
from making.home import dots, home
from making.model import model
from making.performance import performance
from making.playbook import playbook, steps
from making.reference import groups, shapes, texts
from making.rules import comparison, laws, places, rules_page
from making.stories import stories, story_words
from making.words import words

__all__ = [
    "UNRELEASED",
    "comments",
    "comparison",
    "demo_words",
    "dots",
    "feed_id",
    "groups",
    "hero",
    "home",
    "laws",
    "model",
    "performance",
    "places",
    "playbook",
    "reading",
    "released",
    "releases",
    "rules_page",
    "shapes",
    "spelt_day",
    "steps",
    "stories",
    "story_words",
    "texts",
    "words",
]
