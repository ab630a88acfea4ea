"""The user, the picture, and who last looked."""

from foundation.models.alert import Alert
from foundation.models.boundary import PassedBoundary
from foundation.models.heartbeat import Heartbeat
from foundation.models.picture import Picture, PictureRendition
from foundation.models.site_page import SitePage
from foundation.models.user import User

__all__ = ["Alert", "Heartbeat", "PassedBoundary", "Picture", "PictureRendition", "SitePage", "User"]
