"""What happened to a story, told to the parts above: each sends ``story`` and ``user`` inside the transaction."""

from django.dispatch import Signal

#: Its teller took it back: it is live no more.
withdrawn = Signal()
#: Its printed name was changed for privacy.
renamed = Signal()
