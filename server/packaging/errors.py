"""What can keep a package from being made."""


class PackagingError(Exception):
    """It was not made; ``key`` is the sentence in ``words.toml``, ``words`` what is filled into it."""

    def __init__(self, key: str, **words: str) -> None:
        super().__init__(key)
        self.key = key
        self.words = words
