"""Background jobs that failed for good, and what to do when clock or worker stand still."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from django_tasks_db.models import DBTaskResult
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from foundation.retaking import failed_for_good, try_again


class FailedJobsView(WagtailAdminTemplateMixin, TemplateView):
    """Every job that is not tried again by itself; a button gives it all its tries anew."""

    page_title = gettext_lazy("Jobs that failed")
    header_icon = "warning"
    template_name = "home/dashboard/failed_jobs.html"

    def get_breadcrumbs_items(self):
        """Home, then this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """The jobs."""
        return super().get_context_data(jobs=failed_for_good(), **kwargs)

    def post(self, request):
        """Try one job again."""
        if not request.user.has_perm("django_tasks_database.change_dbtaskresult"):
            raise PermissionDenied
        try:
            job = DBTaskResult.objects.failed().get(pk=request.POST.get("job"))
        except (DBTaskResult.DoesNotExist, ValidationError) as error:
            raise Http404("There is no such job.") from error
        try_again(job)
        messages.success(request, _("The worker tries it again now. Nothing was lost."))
        return redirect("failed_jobs")


class ClockStoppedView(WagtailAdminTemplateMixin, TemplateView):
    """What to do when the clock or the worker has stopped."""

    page_title = gettext_lazy("What to do")
    header_icon = "help"
    template_name = "home/dashboard/clock_stopped.html"

    def get_breadcrumbs_items(self):
        """Home, then this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]
