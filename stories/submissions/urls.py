"""Addresses of whoever sends a story: the form, and what private links open."""

from django.urls import path

from foundation.posting.views import fresh_token
from stories.submissions.sending import GUARD
from stories.submissions.views.arrived import arrived
from stories.submissions.views.photos import photo, photos
from stories.submissions.views.share import share
from stories.submissions.views.teller_consent import consent_to_submission
from stories.submissions.views.teller_page import confirm_submission, own_photo, own_submission
from stories.submissions.views.teller_photos import add_photos, add_photos_one_by_one

urlpatterns = [
    path("share/token/", fresh_token, {"purpose": GUARD.name}, name="share_token"),
    path("share/sent/<str:token>/", arrived, name="submission_arrived"),
    path("share/photo/<str:name>/", photo, name="share_photo"),
    path("share/confirm/<str:token>/", confirm_submission, name="confirm_submission"),
    path("share/yours/<str:token>/", own_submission, name="own_submission"),
    path("share/yours/<str:token>/<int:pk>.jpg", own_photo, name="own_photo"),
    path("share/consent/<str:token>/", consent_to_submission, name="consent_to_submission"),
    path("share/add-photos/<str:token>/", add_photos, name="add_photos"),
    path("share/add-photos/<str:token>/photos/", add_photos_one_by_one, name="add_photos_one_by_one"),
    path("<slug:slug>/share/", share, name="share"),
    path("<slug:slug>/share/photos/", photos, name="share_photos"),
]
