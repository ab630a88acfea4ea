"""Pictures for tests: small, drawn, with a description."""

import io

import factory
from django.core.files.base import ContentFile
from PIL import Image

from foundation.models import Picture


def jpeg(width=64, height=48, colour="teal", **save):
    """The bytes of a plain JPEG."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(written, "JPEG", **save)
    return written.getvalue()


class PictureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Picture

    class Params:
        width_px = 64
        height_px = 48

    title = factory.Sequence(lambda n: f"picture {n}")
    description = "A towpath at dawn."
    file = factory.LazyAttribute(lambda own: ContentFile(jpeg(own.width_px, own.height_px), name="IMG_0001.jpg"))
