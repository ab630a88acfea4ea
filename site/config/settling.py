"""What the server does once, before its first request, so that no reader and no editor waits for it."""

import gc

from django.urls import reverse


def settle() -> None:
    """Import what every address leads to, and take all of it out of the sight of Python's garbage collector.

    A full collection looks at every object there is: with the 190,000 of a site at rest it stops the process for
    100 ms and more, in the middle of somebody's request. What is here now is needed until the process ends; frozen
    (https://docs.python.org/3/library/gc.html#gc.freeze), it leaves a collection only what requests leave behind.
    """
    reverse("wagtailadmin_home")
    gc.collect()
    gc.freeze()
