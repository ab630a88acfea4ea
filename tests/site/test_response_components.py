"""What readers answer: counted, badged where the teller speaks, and told apart while it waits."""

from django.template.loader import render_to_string

from foundation import moment
from stories.pages.models import StoryPage
from stories.responses.closing import Openness
from stories.responses.forms import ResponseForm
from stories.responses.models import Response, ResponseRules
from stories.responses.talk import Talk
from stories.responses.threads import Thread

State = Response.State


def drawn(component, **given):
    return render_to_string(f"components/{component}.html", given)


def response(**fields):
    words = "Leave it.\n\n<b>Please.</b>"
    usual = {"pk": 4, "name": "Idris Fenn", "written_at": moment.now(), "text": words, "state": State.PUBLISHED}
    return Response(**{**usual, **fields})


def talk(*threads, is_open=True, teller_hears=True, **story):
    told = StoryPage(pk=1, id=1, **{"printed_name": "Nora Whitlock", **story})
    return Talk(told, list(threads), Openness(is_open), ResponseRules(), teller_hears=teller_hears)


def test_a_response_is_words_in_paragraphs_and_never_markup():
    html = drawn("response", response=response())

    assert 'id="response-4"' in html
    assert "<p>Leave it.</p>" in html
    assert "&lt;b&gt;Please.&lt;/b&gt;" in html
    assert "told this story" not in html


def test_the_tellers_bears_a_badge_and_what_waits_says_for_whom():
    assert "told this story" in drawn("response", response=response(is_teller=True))
    assert "Only you see this." in drawn("response", response=response(), within="a day")


def test_a_response_can_be_answered_only_where_that_leads_somewhere():
    assert 'href="/x/respond/?to=4"' in drawn("response", response=response(), in_talk=True, address="/x/respond/")
    assert "Answer Idris" not in drawn("response", response=response(), in_talk=True)


def test_what_all_read_can_be_reported_also_where_nobody_may_answer_any_more():
    assert 'href="/respond/report/4/"' in drawn("thread", thread=Thread(response()))
    assert "/respond/report/" not in drawn("response", response=response())


def test_its_time_is_the_link_to_it():
    assert 'href="#response-4"><time' in drawn("response", response=response())


def test_responses_are_counted_with_the_answers_and_without_gaps():
    gap = Thread(response(pk=7, state=State.DELETED), [response(pk=8, is_teller=True)])
    html = drawn("responses", talk=talk(Thread(response()), gap))

    assert "2 responses to Nora’s story" in html
    assert html.count("<article") == 2
    assert "This response was taken back." in html
    assert "One response to Nora’s story" in drawn("responses", talk=talk(Thread(response())))


def test_none_yet_says_who_will_read_the_first_where_that_is_true():
    assert "Nora will read what you write." in drawn("responses", talk=talk())
    assert "will read" not in drawn("responses", talk=talk(printed_name="Anonymous"))
    assert "will read" not in drawn("responses", talk=talk(teller_hears=False))


def test_closed_says_so_in_one_sentence_and_shows_no_form():
    said = drawn("responses", talk=talk(Thread(response()), is_open=False), form=ResponseForm(), address="/x/respond/")

    assert "are closed. What was said stays." in said
    assert "<form" not in said
    assert "Answer Idris" not in said
    assert "Nobody has answered yet" not in drawn("responses", talk=talk(is_open=False))


def test_under_a_childs_story_the_form_says_that_all_is_read_first():
    drawn_form = drawn("response_form", talk=talk(shows_child=True), form=ResponseForm(), address="/x/respond/")

    assert "Every response to this story is read first." in drawn_form
