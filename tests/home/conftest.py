"""What several tests of the front door start from."""

import pytest
from django.contrib.staticfiles.finders import FileSystemFinder

from config.storage import HashedStaticStorage


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """Our own static files, hashed and joined as `collectstatic` does it."""
    storage = HashedStaticStorage(location=str(tmp_path_factory.mktemp("static")), base_url="/static/")
    paths = {}
    for path, source in FileSystemFinder().list([]):
        with source.open(path) as file:
            storage.save(path, file)
        paths[path] = (storage, path)
    list(storage.post_process(paths))
    return storage
