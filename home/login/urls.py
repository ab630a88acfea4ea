"""Wagtail's own addresses for a new password; they stand before Wagtail's and so replace its views."""

from django.urls import path

from home.login import views

urlpatterns = [
    path("", views.PasswordResetView.as_view(), name="wagtailadmin_password_reset"),
    path("done/", views.PasswordResetDoneView.as_view(), name="wagtailadmin_password_reset_done"),
    path(
        "confirm/<uidb64>/<token>/",
        views.PasswordResetConfirmView.as_view(),
        name="wagtailadmin_password_reset_confirm",
    ),
]
