"""Addresses of whoever answers a story, and of whoever reads the answers: forms, feed, what private links open."""

from django.urls import path

from foundation.posting.views import fresh_token
from stories.responses.feeds import responses_feed
from stories.responses.guarding import GUARD
from stories.responses.views.invited import invited_response
from stories.responses.views.own import mailed_response, own_response
from stories.responses.views.report import report_response, reported_response
from stories.responses.views.respond import respond
from stories.responses.views.sparing import spare_responder, spare_teller
from stories.responses.views.teller import teller_responses
from stories.responses.views.waiting import own_waiting

urlpatterns = [
    path("respond/token/", fresh_token, {"purpose": GUARD.name}, name="response_token"),
    path("respond/waiting/", own_waiting, name="own_waiting"),
    path("respond/yours/<str:token>/", own_response, name="own_response"),
    path("respond/mailed/<str:token>/", mailed_response, name="mailed_response"),
    path("respond/invited/<str:token>/", invited_response, name="invited_response"),
    path("respond/report/<int:pk>/", report_response, name="report_response"),
    path("respond/report/<int:pk>/thanks/", reported_response, name="reported_response"),
    path("respond/spare/<str:token>/", spare_responder, name="spare_responder"),
    path("respond/spare/teller/<str:token>/", spare_teller, name="spare_teller"),
    path("respond/teller/<str:token>/", teller_responses, name="teller_responses"),
    path("<slug:series>/<slug:slug>/respond/", respond, name="respond"),
    path("<slug:series>/<slug:slug>/responses/feed/", responses_feed, name="responses_feed"),
]
