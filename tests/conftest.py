"""Few fixtures: which database, a clean start for each test, and the browser."""

import os
import shutil

import pytest
from django.conf import settings

from tests.browsing import PATIENCE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

# Playwright's synchronous interface runs an event loop beside the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_configure(config):
    """Say plainly where PostgreSQL is missing: a line on a developer's machine, an error where CI is set."""
    if settings.TESTS_ON != "postgresql" or hasattr(config, "workerinput"):
        return
    refused = why_postgresql_refuses()
    if refused and os.environ.get("CI"):
        pytest.exit(f"PostgreSQL is needed where CI is set. It said: {refused}", returncode=1)
    if refused:
        pytest.exit(
            "Skipped on PostgreSQL: none answers. Start one with a role “postgres” that needs no password, "
            f"or set TEST_DATABASE_URL. It said: {refused}",
            returncode=0,
        )


def why_postgresql_refuses():
    """What PostgreSQL says to a connection, or an empty string where it accepts."""
    import psycopg

    database = settings.DATABASES["default"]
    try:
        psycopg.connect(
            host=database["HOST"],
            port=database["PORT"] or 5432,
            user=database["USER"],
            password=database["PASSWORD"],
            dbname=database["NAME"],
            connect_timeout=5,
        ).close()
    except psycopg.OperationalError as error:
        return str(error).strip().splitlines()[0]
    return ""


def uses_database(item):
    """Whether a test asks for the database, by its mark or by a fixture."""
    return bool(
        item.get_closest_marker("django_db") or {"db", "transactional_db", "live_server"} & {*item.fixturenames}
    )


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what uses the database is run a second time, and of that nothing that only looks.

    Without Chromium, tests that need it are skipped with a line that says how to get it.
    """
    if settings.TESTS_ON == "postgresql":
        again = [item for item in items if uses_database(item) and not item.get_closest_marker("looks")]
        config.hook.pytest_deselected(items=[*{*items} - {*again}])
        items[:] = again
    if CHROMIUM or os.environ.get("CI"):
        return
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="Needs Chromium: install Debian's package chromium."))


@pytest.fixture(autouse=True)
def _empty_caches():
    """Renditions and root paths are cached by keys that come again in the next test; so are counts of tries."""
    from django.conf import settings
    from django.core.cache import caches

    for alias in settings.CACHES:
        caches[alias].clear()
    yield


@pytest.fixture(autouse=True)
def _database_where_it_is_asked_for(request):
    """A test that asks for the database by its mark alone has it before its other fixtures."""
    if uses_database(request.node):
        request.getfixturevalue("db")


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef, request):
    """Before a test begins its transaction, the site stands, also after one that emptied the database.

    It is put back once, and kept: inside the transaction each later test would have to do it for itself.
    """
    if fixturedef.argname == "_django_db_helper":
        from tests.factories.site import rebuild_site

        request.getfixturevalue("django_db_setup")
        with request.getfixturevalue("django_db_blocker").unblock():
            rebuild_site()


@pytest.fixture
def home(db):
    """The home page that every installation begins with."""
    from home.models import HomePage

    return HomePage.objects.get()


@pytest.fixture
def series(home):
    """A series that is out, with an open call."""
    from tests.factories.pages import SeriesFactory

    return SeriesFactory(parent=home)


@pytest.fixture
def editor(db):
    """Somebody who may write, promise and publish."""
    from home.groups import EDITOR
    from tests.factories.users import member_of

    return member_of(EDITOR)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, headless, for the whole session."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):
    """A fresh window of 1280 px."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()
