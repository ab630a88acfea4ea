"""Where a browser is led after a post that was taken."""

from django.http import HttpResponseRedirect


def see_other(address: str) -> HttpResponseRedirect:
    """Lead to ``address``, to be fetched and not sent again (303, RFC 9110 §15.4.4)."""
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer
