"""The subject of a letter follows its story's name: at once where a teller asked for another."""

from django.db import transaction
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.log_actions import registry

from home.mailing_list.composing import proposed_for, story_key
from home.mailing_list.models import Letter
from home.mailing_list.sending import hold
from stories.pages.models import StoryPage
from stories.pages.signals import renamed


@receiver(pre_save, sender=StoryPage)
def follow_title(sender, instance, raw=False, **kwargs):
    """What an editor has not changed in a letter that is still here is proposed anew when title or words change."""
    if raw or not instance.pk or not instance.live:
        return
    letter = Letter.objects.filter(about=story_key(instance), state__in=Letter.OPEN).first()
    before = StoryPage.objects.filter(pk=instance.pk).first() if letter else None
    if letter is None or before is None:
        return
    old, new = proposed_for(before), proposed_for(instance)
    for name, words in new.items():
        if getattr(letter, name) == old[name] != words:
            # Asked once more with the change: an editor may be writing in this moment.
            Letter.objects.filter(pk=letter.pk, state__in=Letter.OPEN, **{name: old[name]}).update(**{name: words})


@receiver(renamed, sender=StoryPage)
@transaction.atomic
def forget_name(sender, story, user=None, **kwargs):
    """Write the new name over whatever named the old one: subject and line of its letter, and the letter's history.

    Where an editor wrote words of their own, which may name it too, the letter waits for them.
    """
    letter = Letter.objects.select_for_update().filter(about=story_key(story)).first()
    if letter is None:
        return
    for name, words in proposed_for(story).items():
        setattr(letter, name, words)
    letter.save(update_fields=["subject", "preview_line"])
    registry.get_logs_for_instance(letter).update(label=letter.subject)
    if letter.state == Letter.State.PLANNED and (letter.opening or letter.closing):
        hold(letter, user=user)
