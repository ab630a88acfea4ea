"""Lines into paragraphs: what a program broke is joined, what a person broke stays."""

import textwrap

import pytest

from stories.submissions.mailbox.reading import read
from tests.factories.raw_mails import STORY, mail, part

PROSE = (
    "The last mile of the school run was the one that counted, because my brother stood at the bridge with the "
    "bread under his arm and would not say how long he had been there.\n\n"
    "He had a stitch, he said. We walked it, and nobody asked, and the bread was gone by the time we reached the gate."
)
POEM = "The gate, the lane, the rain,\nthe rain, the rain,\n\nand I ran home\nacross the plain."
LIST = "What we carried:\n\n- one lamp\n- two biscuits\n- the dog"
ADDRESS = "Come to\nThe Old Mill\n3 Mill Lane\nHallin"


def story(text, **headers):
    return read(mail(text=text, **headers)).story


def wrapped(text, width):
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in text.split("\n\n"))


@pytest.mark.parametrize("width", [65, 72, 76, 78, 80, 98])
def test_prose_that_a_program_broke_is_joined(width):
    assert story(wrapped(PROSE, width)) == PROSE


@pytest.mark.parametrize("text", [POEM, LIST, ADDRESS], ids=["poem", "list", "address"])
def test_lines_that_a_person_broke_stay(text):
    assert story(text) == text


@pytest.mark.parametrize("text", [POEM, LIST, ADDRESS], ids=["poem", "list", "address"])
def test_they_stay_also_beside_prose_that_a_program_broke(text):
    assert story(f"{wrapped(PROSE, 72)}\n\n{text}\n\n{wrapped(PROSE, 72)}") == f"{PROSE}\n\n{text}\n\n{PROSE}"


def test_a_verse_of_long_lines_stays_a_verse():
    verse = (
        "I have run the river from the weir down to the mill, oh,\n"
        "and never saw the heron move,\n"
        "and never saw the water still,\n"
        "I have run it in October with the leaves against the sill."
    )

    assert story(verse) == verse


def test_lines_that_flow_are_joined_by_the_standard():
    flowed = "\n\n".join(" \n".join(textwrap.wrap(paragraph, 70)) for paragraph in PROSE.split("\n\n"))

    assert read(mail(part(flowed, "text/plain; charset=utf-8; format=flowed"))).story == PROSE


def test_flowing_lines_keep_the_breaks_that_are_meant():
    text = "The gate, the lane,\nthe rain, the rain,\n\n" + " \n".join(textwrap.wrap(PROSE.split("\n\n")[0], 70))

    reading = read(mail(part(text, "text/plain; charset=utf-8; format=flowed")))

    assert reading.story == "The gate, the lane,\nthe rain, the rain,\n\n" + PROSE.split("\n\n")[0]


def test_delsp_takes_the_blank_away():
    text = "走った距離は短かった \nけれども長かった。"

    assert (
        read(mail(part(text, "text/plain; charset=utf-8; format=flowed; delsp=yes"))).story
        == "走った距離は短かったけれども長かった。"
    )


def test_japanese_that_a_program_broke_is_joined_without_a_blank():
    paragraph = "私の一番大切な一マイルは、兄が橋の上で待っていてくれた学校からの帰り道です。" * 3
    broken = "\n".join(paragraph[at : at + 36] for at in range(0, len(paragraph), 36))

    assert story(broken) == paragraph


@pytest.mark.parametrize("stop", ["", ","], ids=["", "comma"])
@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_at_the_beginning_of_a_broken_line_is_no_list(dash, stop):
    text = (
        f"The last mile of the school run was the one that counted, for my brother{stop}\n"
        f"{dash} who was never early in his life, and never on time for anything at all\n"
        "but his supper, stood at the bridge with the bread under his arm."
    )

    assert story(text) == text.replace("\n", " ")


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"], ids=["close", "apart", "far apart"])
@pytest.mark.parametrize("closing", ["Thanks,", "Kind regards,", "Viele Grüße,"])
def test_a_name_stands_below_its_greeting(gap, closing):
    assert story(f"{PROSE}\n\n{closing}{gap}Lisa Anderson") == f"{PROSE}\n\n{closing}\nLisa Anderson"

    html = f"<p>{PROSE}</p><p>{closing}</p><p>Lisa</p>"
    assert story(None, html=html).endswith(f"\n\n{closing}\nLisa")


def test_a_greeting_close_below_prose_that_a_program_broke_is_a_line_of_its_own():
    prose = PROSE.replace("\n\n", " ")

    assert story(f"{wrapped(prose, 70)}\nThanks,\nLisa") == f"{prose}\nThanks,\nLisa"


def test_what_goes_on_below_thanks_is_a_paragraph():
    text = f"{PROSE}\n\nThanks,\n\nI said, and ran on."

    assert story(text) == text


def test_a_list_below_prose_that_a_program_broke_is_a_list():
    prose = PROSE.replace("\n\n", " ")

    assert story(f"{wrapped(prose, 72)}\n- one lamp\n- two biscuits") == f"{prose}\n- one lamp\n- two biscuits"


@pytest.mark.parametrize("indent", ["   ", "\t", "     "])
def test_paragraphs_that_are_marked_by_an_indent_alone_are_paragraphs(indent):
    text = "\n".join(
        textwrap.fill(paragraph, 72, initial_indent=indent)
        for paragraph in [*PROSE.split("\n\n"), "We never told.", *PROSE.split("\n\n")]
    )

    assert story(text) == PROSE + "\n\nWe never told.\n\n" + PROSE


def test_prose_that_stands_in_as_a_whole_is_one_paragraph():
    prose = PROSE.replace("\n\n", " ")
    text = textwrap.fill(prose, 72, initial_indent="    ", subsequent_indent="    ")

    assert story(text) == prose


def test_items_of_a_list_that_hang_stay_whole():
    prose = PROSE.replace("\n\n", " ")
    text = "\n".join(textwrap.fill(f"{n}. {prose}", 72, subsequent_indent="   ") for n in (1, 2))

    assert story(text) == f"1. {prose}\n2. {prose}"


def test_verses_that_stand_in_stay_verses():
    verse = "I ran the lane.\n    It ran away.\nI ran the rain.\n    It would not stay."

    assert story(f"{wrapped(PROSE, 72)}\n\n{verse}") == f"{PROSE}\n\n{verse}"


def test_a_sentence_that_happens_to_be_long_is_no_program_at_work():
    text = "Here is my mile, and I hope that you can read my hand at all.\nI ran it in the rain."

    assert story(text) == text


def test_a_line_for_each_paragraph_makes_paragraphs():
    first, second = PROSE.split("\n\n")

    assert story(f"{first}\n{second}") == PROSE


def test_a_word_broken_at_its_own_hyphen_is_whole_again():
    text = (
        "We ran all the way along the towpath and past the lock to the half-\nforgotten bridge, and then we "
        "ran back along it in the dark of the\nevening with one lamp between the two of us."
    )

    assert "half-forgotten bridge" in story(text)


# ── HTML ────────────────────────────────────────────────────────────────────────────

HTML = {
    "paragraphs": "<p>One two three.</p><p>Four five six.</p>",
    "Gmail": '<div dir="ltr">One two three.<div><br></div><div>Four five six.</div></div>',
    "line breaks": "One two\nthree.<br><br>Four five six.",
    "Outlook": (
        '<p class="MsoNormal">One two three.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p '
        'class="MsoNormal">Four five six.<o:p></o:p></p>'
    ),
    "a table": "<table><tr><td><p>One two three.</p></td></tr><tr><td><p>Four five six.</p></td></tr></table>",
    "styles and a title": (
        "<html><head><title>No subject</title><style>p {color: red}</style></head><body><p>One two three.</p>"
        "<script>alert(1)</script><p>Four five six.</p></body></html>"
    ),
    "conditional comments": (
        "<!--[if mso]><p>Never</p><![endif]--><p>One two three.</p><![if !mso]><p>Four five six.</p><![endif]>"
    ),
    "never closed": "<p>One two three.<p>Four five six.",
    "entities": "<p>One&nbsp;two &#116;hree.</p><p>Four five&#32;six.</p>",
    "a heading": "<h1>One two three.</h1>Four five six.",
    "odd brackets": "<p>One two three.</p><p class='a>b' title=\"1 > 2\">Four five six.</p>",
    "soft hyphens and joiners": "<p>One two thr\u00adee.</p><p>Four five\u200b six.</p>",
}


@pytest.mark.parametrize("html", HTML.values(), ids=HTML)
def test_html_becomes_paragraphs(html):
    reading = read(mail(text=None, html=html))

    assert reading.story.replace("\u00ad", "") == "One two three.\n\nFour five six."


def test_lines_of_a_poem_in_html_stay():
    html = "<div>The gate, the lane,</div><div>the rain, the rain,</div><div><br></div><div>and I ran home.</div>"

    assert read(mail(text=None, html=html)).story == "The gate, the lane,\nthe rain, the rain,\n\nand I ran home."


def test_html_made_of_a_text_that_was_broken_is_joined():
    html = "<br>\n".join(wrapped(PROSE, 72).split("\n"))

    assert read(mail(text=None, html=f"<p><font size=2>{html}</font></p>")).story == PROSE


def test_lists_in_html_are_lists():
    html = "<p>We carried:</p><ul><li>one lamp</li><li>two biscuits</li></ul><ol><li>out</li><li>back</li></ol>"

    assert read(mail(text=None, html=html)).story == "We carried:\n\n- one lamp\n- two biscuits\n\n1. out\n2. back"


def test_where_a_link_leads_is_told_once():
    html = (
        '<p>See <a href="https://mile.example/route">the route</a> or <a '
        'href="https://mile.example">mile.example</a>.</p>'
    )

    assert read(mail(text=None, html=html)).story == "See the route (https://mile.example/route) or mile.example."


def test_words_that_nobody_sees_are_kept_apart():
    html = '<div style="display:none">Preview of nothing much</div><p>One two three.</p>'

    reading = read(mail(text=None, html=html))

    assert reading.story == "One two three."
    assert "Preview of nothing much" in reading.folded


def test_the_better_of_two_versions_is_read():
    long = wrapped(STORY, 72)

    assert read(mail(text=long, html="<p>" + "</p><p>".join(STORY.split("\n\n")) + "</p>")).story == STORY
    assert read(mail(text="", html=f"<p>{STORY}</p>")).story.split() == STORY.split()
    assert read(mail(text=long, html="<html><body></body></html>")).story == STORY
    assert (
        read(mail(text="Your mail program does not show HTML.", html=f"<p>{STORY}</p>")).story.split() == STORY.split()
    )


def test_what_only_one_of_two_versions_says_is_kept():
    reading = read(mail(text=STORY, html="<p>Something else entirely, about a boat and a goose.</p>"))

    assert reading.story == STORY
    assert [(fold.kind, fold.text) for fold in reading.folds] == [
        ("other version", "Something else entirely, about a boat and a goose.")
    ]
