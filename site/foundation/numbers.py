"""Numbers that a browser sends."""


def numbers_in(typed: list[str]) -> list[int]:
    """Those of ``typed`` that can be the key of a row: no table of ours grows to ten figures."""
    return [int(one) for one in typed if one.isascii() and one.isdigit() and len(one) < 10]
