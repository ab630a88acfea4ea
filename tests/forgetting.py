"""Let nights pass, for tests."""

from datetime import timedelta

from foundation import forgetting, moment


def forget(name, *, days=0):
    """Run one rule as ``days`` from now; returns how many went. None may fail."""
    with moment.as_on(moment.now() + timedelta(days=days)):
        done = forgetting.run(forgetting.named(name))
    assert not done.failed
    return done.number


def night(*, days=0):
    """Run every rule as ``days`` from now; returns what went, by the rule's name."""
    with moment.as_on(moment.now() + timedelta(days=days)):
        done = forgetting.run_all()
    assert not any(one.failed for one in done.values())
    return {name: one.number for name, one in done.items() if one.number}
