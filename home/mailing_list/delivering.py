"""Send a letter to everybody who is to have it: once each, in batches, and on from where a killed worker stopped."""

from django_tasks import task

from home.mailing_list.models import Letter


@task(backend="db", queue_name="mail", priority=0)
def deliver(letter_pk: int) -> None:
    """Send a letter; a repeat goes on where the last one stopped."""
    letter = Letter.objects.filter(pk=letter_pk, state=Letter.State.SENDING).first()
    if letter is None:
        return
