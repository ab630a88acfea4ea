"""A browser that drives the admin: how long it waits, and what to wait for before going on."""

import time

from playwright.sync_api import Error, expect

#: Milliseconds until a page counts as not coming: a machine that does much else is slow, and not wrong.
PATIENCE = 30_000


def save_draft(page):
    """Press “Save draft” in the page editor, and go on only when the admin has answered.

    Autosave may have brought the same heading before: whoever went on at once would leave half of it unsaved. What it
    sent before, and has no answer to, might be written after what the button sends: it comes to rest first.
    """
    page.wait_for_timeout(1500)  # it begins by itself half a second after the last change
    until(page, "document.querySelector('#w-autosave-indicator')?.dataset.wAutosaveStateValue !== 'saving'")
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").click()


def passed_by_the_guard(form):
    """Go on once ``form`` holds the guard's token: a person types for longer than it takes to come, a test does not.

    Whoever pressed earlier would be asked to read it once more, as the site asks everybody without a token.
    """
    expect(form.locator("[name=fresh]")).not_to_have_value("")


def until(page, script):
    """Go on once ``script`` is true in ``page``.

    Playwright's own `wait_for_function` asks again from within the page, where the site's policy forbids eval.
    """
    ends = time.monotonic() + PATIENCE / 1000
    while not _is_true(page, script):
        assert time.monotonic() < ends, f"It never came true: {script}"
        page.wait_for_timeout(50)


def _is_true(page, script):
    try:
        return page.evaluate(script)
    except Error as error:
        if "Execution context was destroyed" in str(error):  # the next page comes just now
            return False
        raise
