"""How what takes long says what it is doing, to whoever waits for it."""

from typing import Protocol


class Say(Protocol):
    """Takes what is being done and, where it can be counted, how far it is: 7 of 21 pictures."""

    def __call__(self, words: str, done: int = 0, count: int = 0) -> None:
        """Say it; with a ``count`` it is called again for each one done."""


def nothing(words: str, done: int = 0, count: int = 0) -> None:
    """Nobody waits."""
