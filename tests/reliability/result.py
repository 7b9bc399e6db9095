"""What one trial found."""

from dataclasses import dataclass, field

from tests.reliability.people import Kept, Told


@dataclass
class Result:
    """``figures`` by what they count; ``wrong`` are sentences, none where all went well."""

    figures: dict[str, int | float] = field(default_factory=dict)
    lost: int = 0
    doubled: int = 0
    wrong: list[str] = field(default_factory=list)

    def hold(self, told: Told, kept: Kept) -> None:
        """Count what was acknowledged and is not there, and what is there twice."""
        self.lost += told.lost_in(kept)
        self.doubled += told.doubled_in(kept)

    def want(self, true: object, otherwise: str) -> None:
        """Remember ``otherwise`` where something that must be so is not."""
        if not true:
            self.wrong.append(otherwise)

    @property
    def good(self) -> bool:
        """Say whether nothing was lost, doubled or wrong."""
        return not (self.lost or self.doubled or self.wrong)
