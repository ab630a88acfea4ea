"""A whole number as a sheet shows it: codes and postcodes are often numbers that only their format gives zeros."""

import re

#: A format of zeros, with signs that stand for themselves: `0000000`, `00000-0000`, `"PELL-"000` (ECMA-376 §18.8.31).
_PART = re.compile(r'"(?P<words>[^"]*)"|\\(?P<sign>.)|(?P<zero>0)|(?P<plain>[-/() +:])')


def as_shown(number: int, number_format: str) -> str:
    """``number`` by ``number_format`` where that is made of zeros and plain signs; its digits alone where it is not."""
    parts = _parts_of(number_format.partition(";")[0])
    zeros = parts.count("0") if parts else 0
    if zeros < 2 or number < 0:
        return str(number)
    digits = str(number).zfill(zeros)
    # What is longer than its format stands before the first zero.
    left = iter([digits[: len(digits) - zeros + 1], *digits[len(digits) - zeros + 1 :]])
    return "".join(next(left) if part == "0" else part[1:] for part in parts)


def _parts_of(number_format: str) -> list[str]:
    """Each zero, and each sign behind a mark that tells it from a zero; nothing where anything else stands there."""
    parts, at = [], 0
    while at < len(number_format):
        found = _PART.match(number_format, at)
        if not found:
            return []
        parts.append("0" if found["zero"] else "=" + (found["words"] or found["sign"] or found["plain"] or ""))
        at = found.end()
    return parts


def is_shortened(number_format: str) -> bool:
    """Whether numbers are shown as powers of ten: of what was typed as 1E5 a sheet keeps 100000, and shows 1.00E+05."""
    return "E+" in number_format.upper()
