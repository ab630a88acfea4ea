"""Mails in which servers and providers report on a mail that was sent, as each of them writes it."""

from tests.factories.raw_mails import mail, multipart, part

#: What a server says of a mailbox, by its code.
SAYS = {
    "5.1.1": "smtp; 550 5.1.1 <{to}>: Recipient address rejected: User unknown",
    "5.2.2": "smtp; 552 5.2.2 <{to}>: Mailbox full",
    "5.7.1": "smtp; 550 5.7.1 Message refused by policy (see http://192.5.1.1/)",
    "4.4.7": "smtp; 451 4.4.7 Message expired, <{to}> did not answer",
}


def head(message_id, to="gwen@example.org"):
    """The head of a letter as it comes back."""
    return (
        f"Return-Path: <letters@lamplight.example>\nFrom: Lamplight <letters@lamplight.example>\nTo: {to}\n"
        f"Subject: A new question\nMessage-ID: {message_id}\n"
    )


def fields(to="gwen@example.org", *, sent_to="", status="5.1.1", action="failed", said=None, kind="rfc822"):
    """What a report says of one recipient."""
    said = SAYS.get(status, "") if said is None else said
    return (
        f"Final-Recipient: {kind}; {to}\n"
        + (f"Original-Recipient: rfc822;{sent_to}\n" if sent_to else "")
        + f"Action: {action}\nStatus: {status}\n"
        + (f"Remote-MTA: dns; mx.example.org\nDiagnostic-Code: {said.format(to=to)}\n" if said else "")
    )


def report(status, returned, *, words="I'm sorry.", kind="delivery-status", **headers):
    """A multipart/report: of words, of ``status``, a part, and of what came back, where it did."""
    parts = [part(words), status, *([returned] if returned else [])]
    given = {
        "From": "MAILER-DAEMON@mx.lamplight.example (Mail Delivery System)",
        "Subject": "Undelivered Mail Returned to Sender",
        "Return_Path": "<>",
        "Message_ID": f"<{abs(hash((status, returned)))}@mx.example>",
    }
    return mail(multipart("report", *parts, report_type=kind), **given | headers)


def status(*blocks, mta="Reporting-MTA: dns; mx.lamplight.example\n", content_type="message/delivery-status"):
    """The part for programs."""
    return part("\n".join([mta, *blocks]), content_type)


def postfix(message_id, to="gwen@example.org", **said):
    """Postfix returns the whole mail, and names the recipient twice."""
    block = fields(to, **{"sent_to": to, **said})
    whole = part(head(message_id, to) + "\nThe letter.", "message/rfc822")
    return report(status(block), whole, Auto_Submitted="auto-replied")


def exchange(message_id, to="gwen@example.org", **said):
    """Exchange writes the address close behind its type, and the mail's head as a part of its own."""
    block = fields(to, **said).replace("; ", ";", 1) + "X-Display-Name: Gwen\n"
    return report(
        status(block, mta="Reporting-MTA: dns;MX05.example.org\n"),
        part(head(message_id, to), "text/rfc822-headers"),
        From="postmaster@example.org",
        Subject="Undeliverable: A new question",
        Content_Class="urn:content-classes:dsn",
        X_MS_Exchange_Message_Is_Ndr="",
    )


def gmail(message_id, to="gwen@example.org", **said):
    """Gmail names the mail in the status, too, and breaks the server's words over lines."""
    block = fields(
        to, said=f"smtp; 550-{said.get('status', '5.1.1')} The email account that you tried to reach\n does not exist"
    )
    return report(
        status(block, mta=f"Reporting-MTA: dns; googlemail.com\nX-Original-Message-ID: {message_id}\n"),
        part(head(message_id, to), "message/rfc822"),
        words="Address not found",
        From="Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        Subject="Delivery Status Notification (Failure)",
    )


def exim(message_id, to="gwen@example.org", **said):
    """Exim begins with the action, and says 5.0.0 whatever the server said."""
    said = SAYS[said.get("status", "5.1.1")].format(to=to)
    block = f"Action: failed\nFinal-Recipient: rfc822;{to}\nStatus: 5.0.0\nDiagnostic-Code: {said}\n"
    return report(
        status(block, mta="Reporting-MTA: dns; mx.lamplight.example\n"),
        part(head(message_id, to) + "\nThe letter.", "message/rfc822"),
        From="Mail Delivery System <Mailer-Daemon@mx.lamplight.example>",
        Subject="Mail delivery failed: returning message to sender",
        X_Failed_Recipients=to,
    )


#: By which program → the report that it writes on the mail with a Message-ID.
PROGRAMS = {"Postfix": postfix, "Exchange": exchange, "Gmail": gmail, "Exim": exim}


def complaint(message_id, *recipients, kind="abuse", returned=None, **headers):
    """Feedback (RFC 5965) on the mail with ``message_id``."""
    named = "".join(f"Original-Rcpt-To: {one}\n" for one in recipients)
    feedback = f"Feedback-Type: {kind}\nUser-Agent: Feedback/1.0\nVersion: 1\n{named}Source-IP: 192.0.2.1\n"
    returned = part(head(message_id, "redacted"), "message/rfc822") if returned is None else returned
    given = {"From": "feedback@arf.example", "Subject": "FW: A new question", "Return_Path": "<feedback@arf.example>"}
    return report(part(feedback, "message/feedback-report"), returned, kind="feedback-report", **given | headers)


def yahoo(message_id, to="gwen@example.org"):
    """Yahoo says who complains, and returns the mail."""
    return complaint(message_id, to, From="Yahoo! Mail AntiSpam Feedback <feedback@arf.mail.yahoo.example>")


def hotmail(message_id, to="gwen@example.org"):
    """Hotmail leaves out who complains, and returns the head."""
    returned = part(head(message_id, "").replace("To: \n", ""), "text/rfc822-headers")
    return complaint(message_id, returned=returned, From="staff@hotmail.example", Subject="complaint about message")


COMPLAINTS = {"Yahoo": yahoo, "Hotmail": hotmail}
