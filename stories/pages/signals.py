"""What happened to a story, told to the parts above: each sends ``story`` and ``user`` inside the transaction."""

from django.dispatch import Signal

#: Its teller took it back: it is live no more. ``was_live_as`` is the version that was out, or None.
withdrawn = Signal()
#: Its printed name was changed for privacy.
renamed = Signal()
#: Its teller gave it again: it is a draft like any other.
brought_back = Signal()
