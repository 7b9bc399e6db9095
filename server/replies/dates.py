"""How a day is written in a reply, a notice or a note."""

from dataclasses import dataclass
from datetime import date
from typing import Final

#: A day so many days ago is told without its year: about eleven months.
_NEAR: Final = 335


@dataclass(frozen=True, slots=True)
class Dates:
    """How a day is written: the months, and what stands before the number."""

    months: tuple[str, ...]
    on: str
    on_vowel: str
    vowels: frozenset[int]

    def plain(self, day: date) -> str:
        """Return the day with its month: "12 maggio"."""
        return f"{day.day} {self.months[day.month - 1]}"

    def full(self, day: date) -> str:
        """Return the day with its month and year: "12 maggio 2026"."""
        return f"{self.plain(day)} {day.year}"

    def published(self, published: str) -> str:
        """Return a date of the page with its year: "12 maggio 2026"; what is no date stays ("3 h")."""
        try:
            day = date.fromisoformat(published[:10])
        except ValueError:
            return published
        return self.full(day)

    def said(self, day: date, today: date | None = None) -> str:
        """Return the day as a sentence says it: "il 12 maggio", "on 12 May".

        Seen from ``today`` a day of another year, or of many months ago, has its year.
        """
        far = today is not None and (day.year != today.year or (today - day).days > _NEAR)
        before = self.on_vowel if day.day in self.vowels else self.on
        return f"{before}{self.full(day) if far else self.plain(day)}"
