"""What happened to a teller, told to the parts above, inside the transaction."""

from django.dispatch import Signal

#: The links that were sent so far open nothing any more: the teller has another address. Sends ``teller``.
links_voided = Signal()
