"""Pictures that were never saved, with sizes that lie among the static files."""

from django.contrib.staticfiles.storage import staticfiles_storage
from wagtail.images.models import Filter

from foundation.models import Picture
from foundation.models.picture import PictureRendition
from foundation.renditions import USES


def wide() -> Picture:
    """A landscape, wider than the words."""
    return _picture("hills", 800, 600, "Green hills at first light, and one runner on the path between them.")


def wide_too() -> Picture:
    """Another landscape, for where two stand together."""
    return _picture("coast", 800, 600, "A white lighthouse above a calm sea; on the cliff path a runner.")


def tall() -> Picture:
    """An upright picture as wide as the words."""
    return _picture("lamplight", 660, 880, "A runner in a yellow vest crosses the light of a single street lamp.")


def weak() -> Picture:
    """A portrait snapshot of 300 × 400 pixels, as an old telephone made them."""
    return _picture("snapshot", 300, 400, "A medal on a ribbon, hung on a nail in a plain wall.")


def credited() -> Picture:
    """A landscape with somebody's name to print."""
    picture = wide()
    picture.credit = "Lamplight Milers"
    return picture


def _picture(name: str, width: int, height: int, description: str) -> Picture:
    # Without a collection of its own it would ask for the library's.
    picture = Picture(title=name, width=width, height=height, description=description, collection_id=0)
    specs = [spec for use in USES.values() for spec in use.specs() if spec.endswith("|format-webp")]
    # Wagtail looks here first, and where it is set nowhere else.
    picture.prefetched_renditions = [_rendition(picture, Filter(spec)) for spec in dict.fromkeys(specs)]
    return picture


def _rendition(picture, wish) -> PictureRendition:
    """The one file there is, whatever size is wished for: a sheet cuts it as it would a photo."""
    rendition = PictureRendition(
        filter_spec=wish.spec,
        focal_point_key=wish.get_cache_key(picture),
        width=picture.width,
        height=picture.height,
        file=f"home/pictures/{picture.title}.webp",
    )
    rendition.file.storage = staticfiles_storage
    return rendition
