"""Bars of the bands in which comments lie, shared by the pictures of an evaluation and of the model card."""

from collections.abc import Mapping, Sequence

from server.evaluation.labels import labels, written
from server.evaluation.picture import Bar
from server.evaluation.summary import ACCUSING, BANDS


def banded(name: str, count: int, shares: Mapping[str, float], language: str = "en") -> Bar:
    """Return the bar of ``count`` comments, of which the ``shares`` (0 to 1) lie in each band."""
    accused = written(sum(shares[band] for band in ACCUSING), "share", language)
    return Bar(name, f"{count}; {accused} {labels(language)['above']}", tuple(shares[band] for band in BANDS))


def told(rows: Sequence[Bar], language: str = "en", names: Sequence[str] = BANDS) -> str:
    """Return the figures of the bars in words."""
    return "; ".join(
        f"{row.name} ({row.said}): "
        + ", ".join(
            f"{band} {written(part, 'share', language)}" for band, part in zip(names, row.parts, strict=True)
        )
        for row in rows
    )
