"""The user, the picture, what every mail of ours has, who last looked, and what was let go."""

from foundation.models.alert import Alert
from foundation.models.boundary import PassedBoundary
from foundation.models.forgetting_run import ForgettingRun
from foundation.models.heartbeat import Heartbeat
from foundation.models.outgoing_mail import OutgoingMail
from foundation.models.picture import Picture, PictureRendition
from foundation.models.site_page import SitePage
from foundation.models.user import User

__all__ = [
    "Alert",
    "ForgettingRun",
    "Heartbeat",
    "OutgoingMail",
    "PassedBoundary",
    "Picture",
    "PictureRendition",
    "SitePage",
    "User",
]
