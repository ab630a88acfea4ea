"""Addresses of the mailing list: the form, and what private links open."""

from django.urls import path

from foundation.posting.views import fresh_token
from home.mailing_list.guarding import GUARD
from home.mailing_list.views.confirming import confirm_subscription
from home.mailing_list.views.leaving import leave_list
from home.mailing_list.views.own import own_subscription
from home.mailing_list.views.signing_up import asked_for_letters, subscribe

urlpatterns = [
    path("subscribe/", subscribe, name="subscribe"),
    path("subscribe/asked/", asked_for_letters, name="asked_for_letters"),
    path("subscribe/token/", fresh_token, {"purpose": GUARD.name}, name="sign_up_token"),
    path("subscribe/confirm/<str:token>/", confirm_subscription, name="confirm_subscription"),
    path("subscribe/leave/<str:token>/", leave_list, name="leave_list"),
    path("subscribe/yours/<str:token>/", own_subscription, name="own_subscription"),
]
