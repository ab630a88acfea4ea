"""Addresses are for those who may look up tellers; nobody else reads one, in no list and in no story."""

from foundation.masking import MAIL_ADDRESS

HIDDEN = "…@…"


def may_see_addresses(user) -> bool:
    """Whether ``user`` may read the addresses of people."""
    return user.has_perm("tellers.view_teller")


def without_addresses(text: str) -> str:
    """``text`` with every address in it hidden."""
    return MAIL_ADDRESS.sub(HIDDEN, text)


def shown_to(user, text: str) -> str:
    """``text`` as ``user`` may read it."""
    return text if may_see_addresses(user) else without_addresses(text)
