"""How moments are written: day first, 24 hours, and for editors the zone at every time."""

from django import template
from django.utils import formats
from django.utils.translation import gettext as _

from foundation import moment

register = template.Library()


@register.filter
def promised(when) -> str:
    """An editor's moment: "Tue 24 Nov, 06:00 (New York)"; the year only where it is another."""
    local = moment.local(when)
    year = "" if local.year == moment.today().year else f" {local.year}"
    return f"{formats.date_format(local, 'D j M')}{year}, {local:%H:%M} ({moment.zone_name()})"


@register.filter
def wall_clock(when) -> str:
    """The time of day in the site's zone: "06:00"; seconds only where there are any."""
    local = moment.local(when)
    return f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"


@register.filter
def which_day(when) -> str:
    """A reader's day: "Today", "Tomorrow", "Yesterday", "Friday" within a week, "Friday 27 November" beyond."""
    local = moment.local(when)
    distance = (local.date() - moment.today()).days
    if distance in (-1, 0, 1):
        return (_("Today"), _("Tomorrow"), _("Yesterday"))[distance]
    return formats.date_format(local, "l" if abs(distance) < 7 else "l j F")


@register.filter
def weekday(when) -> str:
    """A day of a list: "Tuesday" within a week, "Tuesday 6 October" beyond, with the year where it is another."""
    local = moment.local(when)
    if abs((local.date() - moment.today()).days) < 7:
        return formats.date_format(local, "l")
    return formats.date_format(local, "l j F" if local.year == moment.today().year else "l j F Y")


@register.filter
def day_and_time(when) -> str:
    """A reader's moment to come: "Today at 06:00", "Friday at 06:00", "Friday 27 November at 06:00"."""
    return _("%(day)s at %(time)s") % {"day": which_day(when), "time": wall_clock(when)}


@register.filter
def written(when) -> str:
    """When a reader wrote: "Today, 07:12", "Friday, 07:12", "Friday 27 November, 07:12"; of another year the day."""
    local = moment.local(when)
    if local.year != moment.today().year and (moment.today() - local.date()).days > 6:
        return formats.date_format(local, "j F Y")
    return f"{which_day(when)}, {local:%H:%M}"


@register.filter
def ago(when) -> str:
    """How long ago, to the second below a minute: "8 seconds", "14 minutes"."""
    from django.utils.timesince import timesince
    from django.utils.translation import ngettext

    seconds = max(0, int((moment.now() - when).total_seconds()))
    if seconds < 60:
        return ngettext("%d second", "%d seconds", seconds) % seconds
    return timesince(when, moment.now(), depth=1)
