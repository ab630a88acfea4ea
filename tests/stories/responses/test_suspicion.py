"""What looks like spam is told so in words; who has something to say, in whatever tone or language, is not."""

import pytest

from stories.responses.suspicion import CAUGHT, Past, look_at
from tests.stories.responses.test_labelled import HALVES, PROMISED, rows

#: Of a half of a file: how many are caught at least, and how many honest ones are taken for spam at most.
#: The odd halves, and all of further.jsonl, were looked at while the signs were gathered. The even half of fresh.jsonl
#: was only counted, and those of easy.jsonl and hard.jsonl only once the signs were done.
REACHED = {
    ("odd", "easy"): (50, 0),
    ("odd", "hard"): (49, 0),
    ("even", "easy"): (47, 0),
    ("even", "hard"): (36, 1),
    ("odd", "further"): (36, 0),
    ("even", "further"): (54, 0),
    ("odd", "fresh"): (61, 0),
    ("even", "fresh"): (60, 2),
}
ROW = "I counted the steps again on Sunday. It is a hundred and nine and a kerb."


def looked_at(row):
    past = row["past"]
    known = Past(past["published"], past["spam"], past["same_words_today"], is_confirmed=past["confirmed"])
    return look_at(row["text"], name=row["name"], past=known)


@pytest.mark.parametrize(("half", "name"), REACHED)
def test_of_the_labelled_responses_as_many_are_told_apart_as_ever(name, half):
    seen = rows(name)[HALVES[half]]
    taken = [row for row in seen if looked_at(row).looks_like_spam]

    least, most = REACHED[half, name]
    assert sum(row["spam"] for row in taken) >= least
    assert sum(not row["spam"] for row in taken) <= most


@pytest.mark.parametrize("name", PROMISED)
def test_no_honest_labelled_response_goes_to_the_tray_by_itself(name):
    assert [row["text"] for row in rows(name) if not row["spam"] and looked_at(row).is_caught] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("See https://stile.example", "It holds a link.", id="link"),
        pytest.param("See stile.example and mile.example", "It holds 2 links.", id="bare-links"),
        pytest.param("Look at stile dot example", "spelt out with “dot”", id="spelt-out"),
        pytest.param("[url=http://a.example]b[/url]", "markup of forums", id="markup"),
        pytest.param("b e s t p r i c e s for c o a t s", "pulled apart", id="pulled-apart"),
        pytest.param("bеst саsinо", "several alphabets are mixed", id="look-alikes"),
        pytest.param("𝓲 𝓵𝓸𝓿𝓮𝓭 𝓽𝓱𝓲𝓼", "ornamental letters", id="ornaments"),
        pytest.param("V*i*a*g*r*a", "pulled apart", id="starred"),
        pytest.param("{Hello|Hi}, I love it", "form letter", id="unfilled"),
        pytest.param("' OR '1'='1", "a command", id="command"),
        pytest.param("Message me on WhatsApp", "a messenger", id="messenger"),
        pytest.param("Write to jo@example.org", "an e-mail address", id="mail"),
        pytest.param("It was on 01632 960 144", "a telephone number", id="telephone"),
        pytest.param("Cheap meds without a prescription", "medicines or cures", id="medicines"),
        pytest.param("We offer you one do-follow link", "a link of its own", id="place"),
        pytest.param("We lend to any woman over 50, no questions, until Friday", "reads like a pitch", id="pitch"),
        pytest.param(
            "This post has such content, a topic for an article. coal.example", "posts and articles", id="pages"
        ),
        pytest.param("Hi! You may find something at coal.example, send it to your friends", "to be had", id="leaning"),
        pytest.param("Ставки на спорт каждый день", "games for money", id="russian"),
        pytest.param("Kredit ohne Schufa", "loans, gains or papers", id="german"),
    ],
)
def test_each_sign_is_told_in_a_sentence(words, said):
    assert said in " ".join(look_at(words).reasons)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(ROW, id="a-correction"),
        pytest.param("Lovely story. Thank you for sharing it.", id="praise"),
        pytest.param("WHAT A LOAD OF RUBBISH!!!", id="anger"),
        pytest.param("Дякую. Мій дід теж так стукав у вікно.", id="ukrainian"),
        pytest.param("祖父もこの道を歩きました。ありがとう。", id="japanese"),
        pytest.param("جدي أيضا كان يركض. شكرا لك.", id="arabic"),
        pytest.param("❤️👏🏽", id="signs"),
        pytest.param("My brother works in the casino and walks home at five.", id="a-casino"),
    ],
)
def test_what_readers_say_gives_no_reason(words):
    assert look_at(words).reasons == ()


def test_a_phrase_of_the_editors_is_enough_however_it_is_written():
    found = look_at("He said it was CHEAP\u00a0Coal.", phrases=["cheap coal"])

    assert found.looks_like_spam
    assert found.reasons == ("It holds “cheap coal”, which is on the editors’ list.",)


def test_published_ones_speak_for_the_sender_and_never_against_a_phrase_of_the_editors():
    known = Past(published=9)

    assert look_at("The list is at https://stile.example", past=known).score == 0
    assert look_at("Coal again.", phrases=["coal"], past=known).looks_like_spam


def test_earlier_spam_counts_until_an_editor_has_called_something_of_theirs_no_spam():
    assert look_at(ROW, past=Past(spam=4)).looks_like_spam
    assert look_at(ROW, past=Past(spam=4, is_vouched=True)).score == 0


def test_the_same_words_under_many_stories_look_like_spam_unless_they_are_very_few():
    assert look_at(ROW, past=Past(same_words_today=9)).looks_like_spam
    assert look_at("Well done!", past=Past(same_words_today=9)).score == 0


def test_a_sentence_of_the_story_that_leads_elsewhere_is_told_and_a_quotation_is_not():
    story = "Then the fast ones took a wrong turn at the dairy, and I was first."
    quoted = "“The fast ones took a wrong turn at the dairy”. I was one of them."

    assert look_at(quoted, story=story).reasons == ()
    assert "repeats a sentence of the story" in " ".join(look_at(f"{quoted} dairy.example", story=story).reasons)


def test_a_pitch_is_told_by_its_parts_and_two_of_them_are_chance():
    two = look_at("My sister paid a loan of hers off, and nobody knew.")
    four = look_at("We have insoles for your readers. Try them, half price until Friday.")

    assert not two.looks_like_spam
    assert four.looks_like_spam
    assert "it presses for time" in " ".join(four.reasons)


@pytest.mark.parametrize(
    "notice",
    [
        pytest.param("Come and try it! Beginners meet on Mondays: https://striders.example/newcomers", id="a-club"),
        pytest.param("Left glove, grey, by the finish. Please ring 01632 960 101.", id="a-glove"),
        pytest.param("If you have the programme, please message me! shona@post.example", id="a-search"),
        pytest.param("Any pound helps our ward: https://fundraise.example/bethan-60 Diolch!", id="a-good-cause"),
        pytest.param("May we print this in our parish magazine? bugle@parish.example", id="an-editor"),
        pytest.param("To book the hall ring Marjorie, 01632 960 044, it is £8 an hour.", id="a-hall"),
        pytest.param("You won, Margaret! They gave you a kettle for a prize.", id="a-prize"),
        pytest.param("My first wage was £3 a week and two of them went to Mam.", id="wages"),
        pytest.param("I'm a widower of 79 and I read these with my tea.", id="a-widower"),
        pytest.param("Sign the petition in the library if you want to keep the path open.", id="a-petition"),
        pytest.param("Merci d'avance si quelqu'un a d'autres photos de cette course.", id="thanks-in-advance"),
        pytest.param("А где можно купить такие же кроссовки? Внук просит.", id="where-to-buy"),
        pytest.param("The link in the third paragraph is broken.", id="a-broken-link"),
        pytest.param("I can't recommend the club enough, they took me in.", id="a-recommendation"),
    ],
)
def test_what_neighbours_write_of_money_meetings_and_themselves_does_not_look_like_spam(notice):
    assert not look_at(notice).looks_like_spam


def test_where_to_go_weighs_more_beside_something_to_be_had_and_less_as_a_telephone_number():
    offer = "We have insoles for your readers, half price."
    asks = "Please write to me."

    def grows(words, place):
        return look_at(f"{words} {place}").score - look_at(words).score

    assert grows(offer, "stile.example") > grows(asks, "stile.example")
    assert grows(offer, "stile.example") > grows(offer, "01632 960 144")


def test_the_address_of_a_club_is_no_place_to_go_for_something():
    words = "The kit is half price, see"

    assert look_at(f"{words} hill-harriers.example").score < look_at(f"{words} hill-sellers.example").score


def test_a_memory_outweighs_what_is_said_but_not_what_is_done():
    said, done = "You have been selected.", "V*i*a*g*r*a"
    memory = "She was always late, he said, because the bus had stopped by the old bridge and nobody came."

    assert look_at(said).score > look_at(f"{said} {memory}").score == 0
    assert look_at(f"{done} {memory}").score == look_at(done).score


def test_a_page_that_is_cited_is_no_place_to_go_for_something():
    cited = "The prices are in the ledger: https://archive.example/ledgers/1931"
    led = "The prices are in the ledger: https://ledger.example"

    assert "where to go" not in " ".join(look_at(cited).reasons)
    assert look_at(led).score > look_at(cited).score


def test_what_is_remembered_and_a_confirmed_address_speak_for_the_sender():
    words = "You may find something at https://coal.example, send it to your friends."
    memory = (
        "My mother was there on Saturday, and she said that his dad had always walked the old road behind the school."
    )

    assert look_at(words, past=Past(is_confirmed=True)).score == look_at(words).score - 1
    assert look_at(f"{words} {memory}").score < look_at(words).score


@pytest.mark.parametrize("marks", [1, 2, 3])
def test_up_to_three_that_were_spam_do_not_make_plain_words_look_like_it(marks):
    for words in (ROW, "Lovely story. Thank you for sharing it.", "You may find something for your friends here."):
        found = look_at(words, past=Past(spam=marks))

        assert not found.looks_like_spam
        assert len(found.reasons) == 1


def test_a_trade_that_signs_a_short_remark_is_there_for_its_name():
    remark = "How well I know that."
    tale = "We laid that roof in the rain, my father and I, and the slate that she writes of was mine. It fell past the"

    assert look_at(remark, name="Stott Roofing").looks_like_spam
    assert not look_at(f"{tale} window and missed the dog by a yard.", name="Stott Roofing").looks_like_spam


def test_words_alone_never_go_to_the_tray_by_themselves():
    worst = "Buy cheap viagra online. Earn $500 a day from home. You have won a prize. Online casino bonus, no deposit."

    assert look_at(worst).score == CAUGHT - 1
    assert look_at(f"{worst} https://a.example").is_caught


def test_a_name_may_be_the_advert():
    assert look_at("So true.", name="buy instagram likes").looks_like_spam
    assert look_at("So true.", name="Rasheed, shoe repairs").score == 0
