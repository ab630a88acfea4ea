"""What a mail says that the parts above may have sent, told to them inside the transaction that notes it as read.

Each sends ``report``. Whoever knows the mail it is about follows it and returns a sentence for editors of what came of
it, without an address; everybody else returns None.
"""

from django.dispatch import Signal

#: It did not arrive: ``report`` is a `mailbox.reports.Bounce`.
bounced = Signal()
#: It was called spam: ``report`` is a `mailbox.reports.Complaint`.
complained = Signal()
