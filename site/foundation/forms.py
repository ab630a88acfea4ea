"""The form that pictures come in by: add, edit, bulk upload and the chooser all build theirs from it."""

from django.core.exceptions import ValidationError
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from foundation.cleaning import Refused, clean_picture


class PictureField(WagtailImageField):
    """Takes a picture by its bytes and hands on a clean one, named after what it is now.

    Wagtail's own field goes by the name, decodes before it counts the pixels, and fails over a file
    that was cut short; nothing of it is needed once the picture has been cleaned.
    """

    def __init__(self, **kwargs):
        # An empty file is refused like any other: with our sentence.
        super().__init__(allow_empty_file=True, **kwargs)

    def to_python(self, data):
        """The clean file, or a ValidationError with the sentence of the refusal."""
        given = FileField.to_python(self, data)
        if given is None:
            return None
        try:
            return clean_picture(given).content
        except Refused as refused:
            raise ValidationError(str(refused), code="refused") from refused


#: Beside Wagtail's own field, which says nothing.
WHAT_IT_SHOWS = _(
    "What the picture shows, in a sentence, for those who cannot see it: “Two pairs of muddy running shoes on a "
    "radiator.” A story can be scheduled once each of its pictures has one."
)


class PictureForm(BaseImageForm):
    """The image form with our file field, and a word on what a description is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].help_text = WHAT_IT_SHOWS
        # Not declared on the class: a declared field comes back where a form leaves it out, as the bulk
        # upload's second step does.
        if "file" in self.fields:
            wagtails = self.fields["file"]
            self.fields["file"] = PictureField(label=wagtails.label, required=wagtails.required, widget=wagtails.widget)

    def _post_clean(self):
        super()._post_clean()
        # What was not accepted must not be shown: the edit view would make renditions of it.
        if self.errors and "file" in self.cleaned_data and self.instance.pk:
            self.instance.file = self.original_file
