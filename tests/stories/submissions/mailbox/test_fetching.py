"""Mails out of a real mailbox: whole, in order, none marked before it is said, and what is wrong in plain words."""

import socket
import threading

import pytest

from stories.submissions.mailbox import fetching
from stories.submissions.mailbox.fetching import Mailbox, Refused, Unreachable
from tests.dovecot import Dovecot


def letter(subject, words="The ford was over its stones."):
    return f"From: Grace <grace@example.org>\r\nSubject: {subject}\r\n\r\n{words}\r\n".encode()


@pytest.fixture
def opened():
    """Open a mailbox, and close it after the test."""
    boxes = []

    def open_it(post, **changed):
        boxes.append(Mailbox(**post.values(**changed)))
        return boxes[-1]

    yield open_it
    for box in boxes:
        box.close()


def why(box):
    with pytest.raises(Unreachable) as raised:
        box.waiting()
    return str(raised.value)


class Between(threading.Thread):
    """Passes on what a server says, and cuts the line after so many bytes."""

    def __init__(self, port, cut_after):
        super().__init__(daemon=True)
        self.to, self.left = port, cut_after
        self._listens = socket.create_server(("127.0.0.1", 0))
        self.port = self._listens.getsockname()[1]
        self.start()

    def run(self):
        near, _address = self._listens.accept()
        far = socket.create_connection(("127.0.0.1", self.to))
        threading.Thread(target=self._pass_on, args=(near, far), daemon=True).start()
        while self.left > 0 and (said := far.recv(min(4096, self.left))):
            near.sendall(said)
            self.left -= len(said)
        for end in (near, far):
            end.shutdown(socket.SHUT_RDWR)
        self._listens.close()

    @staticmethod
    def _pass_on(near, far):
        try:
            while said := near.recv(4096):
                far.sendall(said)
        except OSError:
            pass


# ── Fetch ───────────────────────────────────────────────────────────────────────────


def test_mails_come_in_the_order_in_which_they_came_byte_for_byte(post, opened):
    mails = [letter("one"), letter("zwei", "Über die Furt\x00.").replace(b"\x00", b"\xff"), b"\r\n", letter("three")]
    post.put(*mails)
    box = opened(post)

    waiting = box.waiting()

    assert [box.fetch(uid) for uid in waiting] == mails
    assert [box.size(uid) for uid in waiting] == [len(raw) for raw in mails]
    assert box.header(waiting[0]) == b"From: Grace <grace@example.org>\r\nSubject: one\r\n\r\n"


def test_fetching_marks_nothing_as_read_and_changes_nothing(post, opened):
    post.put(letter("one"))
    box = opened(post)

    box.fetch(box.waiting()[0])

    assert box.waiting() == ["1"]
    assert (post.subjects(), post.flags()) == (["one"], [()])


def test_what_somebody_has_read_or_marked_already_waits_all_the_same(post, opened):
    post.put(letter("read"), flags=[r"\Seen", r"\Flagged"])
    post.put(letter("deleted"), flags=[r"\Deleted"])

    assert opened(post).waiting() == ["1", "2"]


def test_a_mail_that_is_gone_meanwhile_is_none(post, opened):
    post.put(letter("one"))
    box = opened(post)
    box.waiting()
    with post.opened() as program:
        program.delete("1")

    assert (box.fetch("1"), box.header("1"), box.size("1")) == (None, None, None)
    box.mark_taken("1")
    assert box.waiting() == []


def test_what_comes_while_it_is_open_is_seen(post, opened):
    box = opened(post)
    assert box.waiting() == []

    post.put(letter("one"))

    assert box.waiting() == ["1"]


def test_a_large_mail_comes_whole(post, opened):
    raw = letter("large", "\r\n".join(["A line of a long story."] * 400_000))
    post.put(raw)
    box = opened(post)

    assert box.fetch("1") == raw


# ── Mark ────────────────────────────────────────────────────────────────────────────


def test_what_was_taken_and_what_was_set_aside_lie_in_folders_of_their_own(post, opened):
    post.put(letter("one"), letter("two"), letter("three"))
    box = opened(post)

    box.mark_taken("1")
    box.set_aside("2")

    assert box.waiting() == ["3"]
    assert post.subjects() == ["three"]
    assert post.subjects("Milepost/Taken") == ["one"]
    assert post.subjects("Milepost/Set aside") == ["two"]
    with post.opened() as program:
        assert {one.name for one in program.folder.list(subscribed_only=True)} >= {"Milepost/Taken"}


def test_folders_may_have_other_names(post, opened):
    post.put(letter("one"))

    opened(post, taken="Größe/Über & unter").mark_taken("1")

    assert post.subjects("Größe/Über & unter") == ["one"]


def test_a_server_may_spell_folders_its_own_way(opened):
    with Dovecot(separator=".", prefix="INBOX.") as server:
        post = server.user("dots")
        post.put(letter("one"), letter("two"))
        box = opened(post)
        box.mark_taken("1")
        with post.opened() as program:
            program.folder.create("INBOX.Post")
            program.move("2", "INBOX.Post")

        assert post.subjects("INBOX.Milepost.Taken") == ["one"]
        assert [len(opened(post, folder=folder).waiting()) for folder in ("Post", "INBOX.Post")] == [1, 1]


def test_a_server_that_cannot_move_is_told_to_copy_and_nobody_elses_deletions_are_carried_out(opened):
    with Dovecot(capability="IMAP4rev1 UIDPLUS NAMESPACE") as server:
        post = server.user("copies")
        post.put(letter("one"))
        post.put(letter("two"), flags=[r"\Deleted"])
        box = opened(post)

        box.mark_taken("1")

        assert box.waiting() == ["2"]
        assert (post.subjects("Milepost/Taken"), post.subjects()) == (["one"], ["two"])


def test_where_no_folder_may_be_made_a_keyword_says_it(dovecot, opened):
    post = dovecot.user("no-folders", acl="lrwstipe")
    post.put(letter("one"), letter("two"), letter("three"))
    box = opened(post)

    box.mark_taken("1")
    box.set_aside("2")

    assert box.waiting() == opened(post).waiting() == ["3"]
    assert post.flags() == [("MilepostTaken",), ("MilepostSetAside",), ()]


def test_where_nothing_may_be_marked_it_is_remembered(dovecot, opened):
    post = dovecot.user("no-marks", acl="lrip")
    post.put(letter("one"), letter("two"))
    box = opened(post)

    box.mark_taken("1")

    assert box.waiting() == ["2"]
    box.close()
    assert box.waiting() == ["2"]


# ── What is wrong ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"host": "nowhere.invalid"}, "The server’s name is not known."),
        ({"port": 1}, "The server does not answer."),
        ({"folder": "Nothing"}, "The server has no such folder."),
        ({"encryption": "tls"}, "The server does not speak TLS as it should."),
        ({"encryption": "starttls"}, "The server’s certificate is not valid."),
    ],
)
def test_what_is_wrong_is_said_and_names_nobody(changed, sentence, post, opened):
    assert why(opened(post, **changed)) == sentence


def test_a_wrong_password_is_told_apart(post, opened):
    with pytest.raises(Refused) as raised:
        opened(post, password="wrong").waiting()

    assert str(raised.value) == "The server refuses user or password."


@pytest.mark.parametrize("encryption", ["tls", "starttls"])
def test_an_encrypted_line_is_taken_where_the_certificate_is_trusted(encryption, post, opened, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(post.server.folder / "certificate.pem"))
    post.put(letter("one"))
    port = post.server.tls_port if encryption == "tls" else post.server.port

    assert opened(post, encryption=encryption, host="localhost", port=port).waiting() == ["1"]


def test_a_certificate_for_another_name_is_not(post, opened, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(post.server.folder / "certificate.pem"))

    box = opened(post, encryption="tls", port=post.server.tls_port, host="127.0.0.1")

    assert why(box) == "The server’s certificate is not valid."


@pytest.mark.parametrize("cut_after", [1, 300, 1200, 1700, 50_000])
def test_a_line_that_is_cut_loses_nothing(cut_after, post, opened):
    raw = letter("one", "A line.\r\n" * 20_000)
    post.put(raw)
    between = Between(post.server.port, cut_after)
    box = opened(post, port=between.port)

    with pytest.raises(Unreachable) as raised:
        box.fetch(box.waiting()[0])

    assert str(raised.value) == "The connection broke off."
    box.port = post.server.port
    assert box.fetch(box.waiting()[0]) == raw


def test_a_mail_over_which_the_line_breaks_keeps_no_other_waiting(post, opened):
    post.put(letter("one", "A line.\r\n" * 20_000), letter("two"))
    between = Between(post.server.port, 50_000)
    box = opened(post, port=between.port)
    with pytest.raises(Unreachable):
        box.fetch(box.waiting()[0])
    box.port = post.server.port

    assert box.waiting() == ["2", "1"]


def test_a_server_that_falls_silent_is_not_waited_for_for_ever(post, opened, monkeypatch):
    monkeypatch.setattr(fetching, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert why(opened(post, port=silent.getsockname()[1])) == "The server does not answer."


def test_a_server_that_was_away_is_asked_anew(opened):
    with Dovecot() as server:
        post = server.user("away")
        post.put(letter("one"))
        box = opened(post)
        assert box.waiting() == ["1"]
        server.stop()
        assert why(box) in ("The connection broke off.", "The server does not answer.")
        assert why(box) == "The server does not answer."

        server.start()

        assert box.waiting() == ["1"]


def test_what_cannot_be_marked_for_want_of_a_line_waits_still(post, opened):
    post.put(letter("one"))
    box = opened(post)
    box.waiting()
    box._box.client.sock.shutdown(socket.SHUT_RDWR)

    with pytest.raises(Unreachable):
        box.mark_taken("1")

    assert box.waiting() == ["1"]
