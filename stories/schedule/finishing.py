"""The door named in the settings as WAGTAIL_FINISH_WORKFLOW_ACTION."""


def finish(workflow_state, user=None) -> None:
    """Carry out what was approved (`approving.carry_out`).

    Imported late: Wagtail reads the setting while its own models are being made.
    """
    from stories.schedule.approving import carry_out

    carry_out(workflow_state, user=user)
