"""Fields of a form: told by their label, helped, and mended where they are wrong."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string


class LetterForm(forms.Form):
    email = forms.EmailField(label="Your e-mail address", help_text="Never shown.")
    how = forms.ChoiceField(
        label="How often", choices=[("d", "Every morning"), ("w", "On Sunday")], widget=forms.RadioSelect
    )
    words = forms.CharField(label="A word to us", required=False)


def wrong():
    return LetterForm({"email": "gwen.pardoe", "words": "Hello."})


def drawn(component, **given):
    return render_to_string(f"components/{component}.html", given)


def test_a_field_has_its_label_and_names_its_help():
    html = drawn("field", field=LetterForm()["email"], size="short")

    assert '<div class="field field--short">' in html
    assert '<label for="id_email">Your e-mail address</label>' in html
    assert '<p class="field__help" id="id_email_helptext">Never shown.</p>' in html
    assert 'aria-describedby="id_email_helptext"' in html


def test_a_wrong_field_says_so_in_words_and_keeps_what_was_typed():
    html = drawn("field", field=wrong()["email"])

    assert "field--wrong" in html
    assert '<p class="field__wrong" id="id_email_error">Enter a valid email address.</p>' in html
    assert 'value="gwen.pardoe"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_email_helptext id_email_error"' in html


def test_several_to_choose_from_stand_under_one_legend():
    html = drawn("field", field=wrong()["how"])

    assert '<fieldset class="field field--wrong" id="id_how" aria-describedby="id_how_error">' in html
    assert "<legend>How often</legend>" in html
    assert '<label for="id_how_1">On Sunday</label>' in html
    assert html.count('class="tick"') == 2


def test_what_is_wrong_is_gathered_above_with_a_link_to_each():
    form = wrong()
    html = drawn("wrongs", form=form)
    fields = "".join(drawn("field", field=field) for field in form)

    assert 'role="alert"' in html
    assert "2 things to mend" in html
    assert "everything you wrote is still here" in html
    targets = re.findall(r'href="#([^"]+)"', html)
    assert targets == ["id_email", "id_how"]
    assert [one for one in targets if f'id="{one}"' not in fields] == []


def test_what_concerns_the_whole_form_is_said_too():
    form = LetterForm({"email": "gwen@post.example", "how": "d"})
    form.add_error(None, "This address has been written to three times today.")
    html = drawn("wrongs", form=form, kept="Your address is still here.")

    assert "One thing to mend" in html
    assert "written to three times" in html
    assert "Your address is still here." in html


@pytest.mark.parametrize("form", [LetterForm(), LetterForm({"email": "gwen@post.example", "how": "d"})])
def test_nothing_stands_above_a_form_with_nothing_wrong(form):
    assert drawn("wrongs", form=form).strip() == ""
