"""Addresses of the mailing list: the form, and what private links open."""

from django.urls import path

from home.mailing_list.views.confirming import confirm_subscription
from home.mailing_list.views.leaving import leave_list
from home.mailing_list.views.own import own_subscription

urlpatterns = [
    path("subscribe/confirm/<str:token>/", confirm_subscription, name="confirm_subscription"),
    path("subscribe/leave/<str:token>/", leave_list, name="leave_list"),
    path("subscribe/yours/<str:token>/", own_subscription, name="own_subscription"),
]
