"""What a page's head tells machines."""

from django import template

from home.describing import describe

register = template.Library()


@register.inclusion_tag("components/for_machines.html", takes_context=True)
def for_machines(context, page, frame) -> dict:
    """Open Graph and JSON-LD of ``page``: `{% for_machines page frame %}`; nothing for what is not out."""
    listed = context.get("stories")
    address = context["address"]
    if listed and listed.number > 1:
        address = f"{address}?page={listed.number}"
    told = describe(page, frame.home, frame.week, context.get("request"))
    return {"told": told, "address": address, "site": frame.name}
