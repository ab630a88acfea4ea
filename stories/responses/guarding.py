"""The guard of the form for responses."""

from datetime import timedelta

from foundation.posting.guard import Guard, Limit

HOUR = timedelta(hours=1)

#: From one place: thirty an hour are a family, a club's evening or a class that answers one story; two hundred a
#: school with one address on the net. With one address: twenty a day are somebody in the middle of a talk, sixty
#: nobody we know of. Altogether: a story that was on the radio brings six hundred an hour; beyond that, somebody
#: looks first.
GUARD = Guard(
    "response",
    from_network=Limit(usual=30, most=200, period=HOUR),
    by_address=Limit(usual=20, most=60, period=timedelta(days=1)),
    altogether=Limit(usual=600, most=600, period=HOUR),
)
