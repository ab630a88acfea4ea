"""Blocks of pictures."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from foundation.representing import picture_shown


class Width(models.TextChoices):
    """How wide a picture stands."""

    BY_ITSELF = "", _("As suits it (upright ones keep the text’s width)")
    PORTRAIT = "portrait", _("Portrait: the text’s width")
    LANDSCAPE = "landscape", _("Landscape: to the window’s edge")


def any_picture():
    """A picture of the library for previews, or None where there is none yet."""
    return get_image_model().objects.order_by("pk").first()


class DescribedImageBlock(ImageBlock):
    """A picture that is described here, or else in the library: one description is enough (WCAG 2.2, 1.1.1)."""

    def clean(self, value):
        """Ask for a description only where the library has none; its own is shown wherever this one is empty."""
        if value and value.description.strip() and not (value.contextual_alt_text or value.decorative):
            self.child_blocks["image"].clean(value)
            return value
        return super().clean(value)


class PictureBlock(blocks.StructBlock):
    """A picture with what the teller says under it."""

    picture = DescribedImageBlock(label=_("Picture"))
    caption = blocks.TextBlock(
        label=_("Caption"),
        required=False,
        max_length=400,
        help_text=_("Printed under the picture. Leave empty for the caption in the library."),
    )
    width = blocks.ChoiceBlock(
        label=_("Width"), choices=Width.choices[1:], required=False, help_text=_("Leave it: most pictures know.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "stories/blocks/picture.html"
        description = _("A photo with its caption. Say what it shows for those who cannot see it.")

    def get_preview_value(self):
        """The oldest picture of the library: a preview without one would show nothing."""
        return self.normalize({"picture": any_picture(), "caption": _("Ten to six, from the kitchen."), "width": ""})

    def get_context(self, value, parent_context=None):
        """Say whether it keeps the text's width and which caption counts."""
        context = super().get_context(value, parent_context)
        picture = value.get("picture")
        context["is_tall"] = value.get("width") == Width.PORTRAIT or (
            value.get("width") != Width.LANDSCAPE and bool(picture and picture.is_upright)
        )
        context["caption"] = value.get("caption") or (picture.caption if picture else "")
        return context

    def get_api_representation(self, value, context=None):
        """The picture as the page shows it."""
        return picture_shown(value.get("picture"), caption=value.get("caption") or None)


class SideBySideBlock(blocks.StructBlock):
    """Two pictures beside each other: then and now, before and after."""

    left = DescribedImageBlock(label=_("Left"))
    right = DescribedImageBlock(label=_("Right"))
    caption = blocks.TextBlock(label=_("Caption for both"), required=False, max_length=400)

    class Meta:
        icon = "image"
        label = _("Side by side")
        template = "stories/blocks/side_by_side.html"
        description = _("Two photos next to each other, such as then and now. They stack on a phone.")

    def get_preview_value(self):
        """The oldest picture twice."""
        return self.normalize({"left": any_picture(), "right": any_picture(), "caption": _("Then, and now.")})

    def get_api_representation(self, value, context=None):
        """Both as the page shows them, and the caption they share."""
        pictures = {side: picture_shown(value.get(side), caption="") for side in ("left", "right")}
        return {**pictures, "caption": value.get("caption") or ""}


class GalleryBlock(blocks.StructBlock):
    """Three pictures or more."""

    pictures = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("picture", DescribedImageBlock(label=_("Picture"))),
                ("caption", blocks.TextBlock(label=_("Caption"), required=False, max_length=400)),
            ]
        ),
        label=_("Pictures"),
        min_num=2,
        max_num=12,
    )

    class Meta:
        icon = "images"
        label = _("Gallery")
        template = "stories/blocks/gallery.html"
        description = _("Several photos, each with its caption.")

    def get_preview_value(self):
        """The oldest picture, three times."""
        return self.normalize({"pictures": [{"picture": any_picture(), "caption": ""}] * 3})

    def get_api_representation(self, value, context=None):
        """Its pictures as the page shows them."""
        return [picture_shown(one.get("picture"), caption=one.get("caption") or None) for one in value["pictures"]]
