"""The guard of the sign-up."""

from datetime import timedelta

from foundation.posting.guard import Guard, Limit

HOUR = timedelta(hours=1)

#: From one place: thirty an hour are a club's evening at which a phone goes round; two hundred a school with one
#: address on the net. With one address: five a day are somebody who looks for our mail; of more than twenty nobody
#: has any use. What looks doubtful is written to all the same, since nothing comes of it before a button is pressed,
#: and to one address we write three times a day at most.
GUARD = Guard(
    "list",
    from_network=Limit(usual=30, most=200, period=HOUR),
    by_address=Limit(usual=5, most=20, period=timedelta(days=1)),
)
