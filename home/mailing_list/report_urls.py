"""Where a mail provider reports what became of a mail; mails that come in are no business of these addresses."""

from anymail.urls import urlpatterns as every

urlpatterns = [pattern for pattern in every if "inbound" not in pattern.name]
