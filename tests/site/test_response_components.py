"""What readers answer: counted, badged where the teller speaks, and told apart while it waits."""

from django.template.loader import render_to_string

from foundation import moment


def drawn(component, **given):
    return render_to_string(f"components/{component}.html", given)


def response(**given):
    return {"number": 4, "name": "Idris Fenn", "at": moment.now(), "words": "Leave it.\n\n<b>Please.</b>", **given}


def test_a_response_is_words_in_paragraphs_and_never_markup():
    html = drawn("response", **response())

    assert 'id="response-4"' in html
    assert "<p>Leave it.</p>" in html
    assert "&lt;b&gt;Please.&lt;/b&gt;" in html
    assert "told this story" not in html


def test_the_tellers_bears_a_badge_and_what_waits_says_for_whom():
    assert "told this story" in drawn("response", **response(is_teller=True))
    assert "Only you see this." in drawn("response", **response(is_waiting=True))


def test_responses_are_counted_without_what_waits():
    html = drawn("responses", responses=[response(), response(number=5, is_waiting=True)], told=1)

    assert "One response" in html
    assert html.count("<article") == 2


def test_none_yet_says_who_will_read_the_first():
    assert "Nora will read what you write." in drawn("responses", responses=[], told=0, teller="Nora")
    assert "will read" not in drawn("responses", responses=[], told=0)


def test_closed_says_so_in_one_sentence():
    assert "are closed. What was said stays." in drawn("responses", responses=[response()], told=1, is_closed=True)
    assert "Nobody has answered yet" not in drawn("responses", responses=[], told=0, is_closed=True)
