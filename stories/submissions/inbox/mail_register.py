"""The register of mail received: every mail that came, what was made of it, and why."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, Value
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation import moment
from foundation.refusing import Refused
from foundation.templatetags.moments import promised as written
from stories.pages.registers.register import Register, RegisterInspectView
from stories.submissions.doubting import IS_A_STORY
from stories.submissions.history import note_act
from stories.submissions.inbox.addresses import may_see_addresses, shown_to, without_addresses
from stories.submissions.models import ReceivedMail
from stories.submissions.taking import make_a_story_after_all

Outcome = ReceivedMail.Outcome


class MailView(RegisterInspectView):
    """One mail; one that was set aside can be made a story after all."""

    def get_page_subtitle(self):
        """Its subject, which may hold an address."""
        return shown_to(self.request.user, str(self.instance))

    @property
    def may_be_made_a_story(self) -> bool:
        """Whether nothing was made of it, and this editor may."""
        mail = self.instance
        is_set_aside = mail.outcome == Outcome.IGNORED and mail.submission_id is None and not mail.is_forgotten
        return is_set_aside and self.request.user.has_perm("submissions.add_submission")

    def post(self, request, *args, **kwargs):
        """Make a story of it, and read it; where somebody was quicker, read theirs."""
        if self.instance.submission_id:
            return redirect("sent_in:edit", self.instance.submission_id)
        if not self.may_be_made_a_story:
            raise PermissionDenied
        try:
            submission = make_a_story_after_all(self.instance)
        except FileNotFoundError:
            messages.error(request, _now("The mail itself is gone from the storage, so nothing can be made of it."))
            return redirect(request.path)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect(request.path)
        note_act(submission, IS_A_STORY, request.user)
        messages.success(request, _now("It waits to be read now. Nobody was written to."))
        return redirect("sent_in:edit", submission.pk)


class MailRegister(Register):
    """Every mail that came, the newest first. What it says is in the mail itself, which can be downloaded."""

    model = ReceivedMail
    base_url_path = "mail-received"
    menu_label = _("Mail received")
    menu_icon = "list-ul"
    ordering = ("-came_at", "-pk")
    list_display = ("sender", "about", "came", "what_became", "why", "how_large", "story")
    list_filter = ("outcome", "reason", "came_at")
    list_select_related = ("submission",)
    inspect_view_class = MailView
    inspect_template_name = "submissions/register/mail.html"
    inspect_view_fields = (
        "came",
        "sender",
        "about",
        "what_became",
        "why",
        "because_of",
        "how_large",
        "story",
        "raw_mail",
    )
    export_filename = "mail-received"

    def get_queryset(self, request):
        """With whether addresses may be shown to who asks."""
        shows = Value(may_see_addresses(request.user), output_field=BooleanField())
        return super().get_queryset(request).annotate(shows_addresses=shows)

    def get_search_fields(self, request):
        """By sender and subject, and by address for those who may see addresses."""
        return ["from_name", "subject", *(["from_address"] if may_see_addresses(request.user) else [])]

    def get_list_export(self, request):
        """With addresses for those who may see them."""
        address = ["address"] if may_see_addresses(request.user) else []
        return ["came_on", "sender_name", *address, "about", "what_became", "why", "because_of", "size"]

    @admin.display(description=_("Came"), ordering="came_at")
    def came(self, mail):
        """When, with the zone."""
        return written(mail.came_at)

    @admin.display(description=format_lazy(_("Came ({zone})"), zone=moment.zone_name()))
    def came_on(self, mail):
        """When, as a spreadsheet's date."""
        return mail.came_at

    @admin.display(description=_("Sender"), ordering="from_name")
    def sender(self, mail):
        """Name, and the address for those who may see it."""
        if mail.is_forgotten:
            return _now("forgotten")
        address = mail.from_address if mail.shows_addresses else ""
        name = self.sender_name(mail)
        if not address or address == name:
            return name or address or _now("Somebody without a name")
        return format_html('{} <span class="mp-given">{}</span>', name, address)

    @admin.display(description=_("Sender"))
    def sender_name(self, mail):
        """The name alone; some mail programs put the address in its place."""
        if mail.is_forgotten:
            return _now("forgotten")
        return _shown(mail, mail.from_name)

    @admin.display(description=_("E-mail address"))
    def address(self, mail):
        """For exports alone."""
        return mail.from_address

    @admin.display(description=_("Subject"), ordering="subject")
    def about(self, mail):
        """Its subject."""
        if mail.is_forgotten:
            return _now("forgotten")
        return _shown(mail, mail.subject) or _now("(no subject)")

    @admin.display(description=_("Outcome"), ordering="outcome")
    def what_became(self, mail):
        """What was made of it."""
        return mail.get_outcome_display() if mail.outcome else _now("Not read yet")

    @admin.display(description=_("Reason"), ordering="reason")
    def why(self, mail):
        """Why it is no story, or a doubtful one."""
        return mail.get_reason_display() if mail.reason else ""

    @admin.display(description=_("Because"))
    def because_of(self, mail):
        """The reason in sentences."""
        return " ".join(_shown(mail, sentence) for sentence in mail.because)

    @admin.display(description=_("Size"), ordering="size")
    def how_large(self, mail):
        """In kilobytes or megabytes."""
        return filesizeformat(mail.size)

    @admin.display(description=_("Story"))
    def story(self, mail):
        """Leads to what it became, or belongs to."""
        if mail.submission is None:
            return ""
        name = mail.submission.name if mail.shows_addresses else mail.submission.called
        return format_html(
            '<a class="mp-link" href="{}">{}</a>',
            reverse("sent_in:edit", args=[mail.submission_id]),
            name or mail.submission,
        )

    @admin.display(description=_("As it came"))
    def raw_mail(self, mail):
        """The mail itself, for a mail program; its words, where it answered a mail of ours."""
        if mail.is_forgotten:
            return _now("forgotten, since its time was over")
        if not mail.shows_addresses:
            return ""
        link = (reverse("sent_in:raw_mail", args=[mail.pk]), _now("Download it and open it in a mail program"))
        return format_html_join("", '<a class="mp-link" href="{}">{}</a>', [link])


def _shown(mail, text: str) -> str:
    return text if mail.shows_addresses else without_addresses(text)
