"""How an act says no."""


class Refused(Exception):  # noqa: N818 - it is an answer to a person, not an error
    """An act was refused and nothing was changed; `str()` is the sentence a person reads.

    It says what was found, where, and what to do next.
    """
