"""An image in the library."""

import secrets

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, WagtailImageFieldFile

from foundation.cleaning import clean_picture, decoding

#: Where files lie that have been cleaned, and no others.
CLEAN_FOLDER = "pictures/"

FOCAL_POINT = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


class UnmeasuredFile(WagtailImageFieldFile):
    """A file that is measured once it is clean: measuring decodes, and a raw one may be a bomb."""

    def get_image_dimensions(self):
        """Width and height in pixels, or nothing while the file is not kept yet."""
        return super().get_image_dimensions() if self._committed else (None, None)


class Picture(AbstractImage):
    """A picture: upright, bare of metadata and in sRGB from the moment it is saved.

    Caption, description and credit are three things: what the teller says under it, what somebody
    who cannot see it is told (WCAG 1.1.1), and who took it.
    """

    caption = models.CharField(
        _("caption"),
        max_length=400,
        blank=True,
        help_text=_("Printed under the picture, in the teller’s words: who, where, when."),
    )
    credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Who took it. Leave empty if it was the teller.")
    )
    shows_child = models.BooleanField(
        _("shows a child"),
        default=False,
        help_text=_("Tick it if anybody under 18 can be recognised. The story is then handled with more care."),
    )

    admin_form_fields = ("title", "file", "description", "caption", "credit", "shows_child", "collection", "tags")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = (("choose_image", "Can choose image"),)

    def save(self, *args, update_fields=None, **kwargs):
        """Clean a newly given file before it is kept: the one place for form, bulk, chooser and code.

        Raises foundation.cleaning.Refused when the file is no picture we take.
        """
        if self.file and not self._is_clean() and (update_fields is None or "file" in update_fields):
            self._keep_clean(self.file)
            if update_fields is not None:
                update_fields = {*update_fields, "width", "height", "file_size", "file_hash", *FOCAL_POINT}
        super().save(*args, update_fields=update_fields, **kwargs)

    @classmethod
    def of_clean_file(cls, content, extension: str, *, width: int, height: int, **fields) -> "Picture":
        """A picture, not saved yet, of a file that `clean_picture` has cleaned before: it is kept as it is.

        ``width`` and ``height`` in pixels. The file lies in the storage from now on; whoever saves no row
        for it deletes it.
        """
        picture = cls(width=width, height=height, **fields)
        name = f"{CLEAN_FOLDER}{secrets.token_urlsafe(18)}.{extension}"
        picture.__dict__["file"] = picture.file.storage.save(name, content)
        picture.file_size = content.size
        picture._set_file_hash()
        return picture

    def _is_clean(self):
        # Not only what is uncommitted: `picture.file.save(…)`, which Wagtail's bulk upload calls as well,
        # has put the raw file into the storage before we are asked.
        return self.file._committed and self.file.name.startswith(CLEAN_FOLDER)

    def _keep_clean(self, given):
        cleaned = clean_picture(given.file)
        # A name by chance: the sender's own may tell who or where, and renditions inherit it.
        name = f"{CLEAN_FOLDER}{secrets.token_urlsafe(18)}.{cleaned.extension}"
        # Past the field's descriptor, which would decode the file again to learn its size.
        self.__dict__["file"] = given.storage.save(name, cleaned.content)
        self._keep_focal_point(cleaned)
        self.width, self.height = cleaned.width, cleaned.height
        self.file_size = cleaned.content.size
        self._set_file_hash()
        if given._committed:
            given.close()
            transaction.on_commit(lambda: given.storage.delete(given.name))

    def _keep_focal_point(self, cleaned):
        """Let the focal point follow its picture.

        With a new picture it is counted in the pixels of the file as it was given, upright; with a file
        that replaces another, in those of the picture it was chosen on. One that falls outside goes.
        """
        if not self.has_focal_point():
            return
        before = type(self).objects.filter(pk=self.pk).values_list("width", "height").first() if self.pk else None
        across = cleaned.width / before[0] if before else cleaned.content.scale
        down = cleaned.height / before[1] if before else cleaned.content.scale
        x, y = round(self.focal_point_x * across), round(self.focal_point_y * down)
        if not (x <= cleaned.width and y <= cleaned.height):
            self.set_focal_point(None)
            return
        self.focal_point_x, self.focal_point_y = x, y
        self.focal_point_width = min(round(self.focal_point_width * across), cleaned.width)
        self.focal_point_height = min(round(self.focal_point_height * down), cleaned.height)

    def generate_rendition_file(self, *args, **kwargs):
        """One at a time in a process, like cleaning: four editors who upload at once would else need four times."""
        with decoding:
            return super().generate_rendition_file(*args, **kwargs)

    @property
    def default_alt_text(self):
        """The description, and never the file's name that Wagtail would fall back to."""
        return self.description

    @property
    def is_small(self) -> bool:
        """True where it has fewer pixels than the text is wide (41rem): larger than it is, it would blur."""
        return self.width < 656

    @property
    def is_upright(self) -> bool:
        """True where it is higher than wide: such a picture keeps the text's width."""
        return self.height > self.width


Picture._meta.get_field("file").attr_class = UnmeasuredFile


class PictureRendition(AbstractRendition):
    """A picture in one size and format, in public storage."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
