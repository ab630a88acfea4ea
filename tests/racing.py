"""Let acts happen at the same moment, each on a connection of its own, as two editors' requests do."""

import random
import threading
import time

from django.db import connection

#: Seconds after which an act that waits for another is taken for stuck.
PATIENCE = 60


def race(*acts, pauses=0.0):
    """Run ``acts`` at once; returns of each what it returned, or the exception that ended it.

    With ``pauses`` each waits before every statement for a time of chance, up to so many seconds: short acts, too,
    come between each other's statements then.
    """
    start, outcomes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        try:
            connection.ensure_connection()
            start.wait(PATIENCE)
            with connection.execute_wrapper(_pausing(pauses)):
                outcomes[number] = act()
        except Exception as ended:
            outcomes[number] = ended
        finally:
            connection.close()

    racers = [threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(acts)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(PATIENCE)
        assert not racer.is_alive(), "an act waits for another for ever"
    return outcomes


def _pausing(longest):
    def execute_later(execute, sql, params, many, context):
        time.sleep(random.uniform(0, longest))  # noqa: S311
        return execute(sql, params, many, context)

    return execute_later
