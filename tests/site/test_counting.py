"""The cache that counts: none is lost between processes, and a count keeps its expiry."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from config.cache import CountingFileCache, with_counts

ROOT = Path(__file__).parents[2]


@pytest.fixture
def cache(tmp_path):
    return CountingFileCache(str(tmp_path / "counts"), {"max_entries": 50})


def expiry(cache, key):
    with open(cache._key_to_file(key), "rb") as file:
        return pickle.load(file)  # noqa: S301 - written by the test


def test_counts_from_four_processes_are_all_kept(tmp_path):
    count = (
        "import sys; from config.cache import CountingFileCache; "
        "cache = CountingFileCache(sys.argv[1], {}); "
        "[(cache.add('tries', 0, 600), cache.incr('tries')) for _ in range(200)]"
    )
    # Django's caches ask the settings for nothing but a key's prefix.
    begin = f"import django.conf; django.conf.settings.configure(); {count}"
    counters = [
        subprocess.Popen(
            [sys.executable, "-c", begin, str(tmp_path)], cwd=ROOT, env={**os.environ, "PYTHONPATH": "site"}
        )
        for _process in range(4)
    ]
    assert [counter.wait(60) for counter in counters] == [0] * 4

    assert CountingFileCache(str(tmp_path), {}).get("tries") == 800


def test_a_count_keeps_its_expiry(cache):
    cache.add("tries", 0, 3600)
    began = expiry(cache, "tries")

    assert [cache.incr("tries"), cache.incr("tries")] == [1, 2]
    assert expiry(cache, "tries") == began


def test_only_the_first_sets_what_is_not_there(cache):
    assert cache.add("tries", 1, 60) is True
    assert cache.add("tries", 5, 60) is False
    assert cache.get("tries") == 1


def test_what_is_not_there_cannot_be_counted(cache):
    with pytest.raises(ValueError, match="not found"):
        cache.incr("tries")
    cache.add("tries", 1, -1)
    with pytest.raises(ValueError, match="not found"):
        cache.incr("tries")


def test_room_is_made_by_what_has_expired(cache):
    for number in range(49):
        cache.set(f"old-{number}", 1, -1)
    cache.set("new", 1, 60)
    cache.set("newer", 1, 60)

    assert (cache.get("new"), cache.get("newer")) == (1, 1)
    assert len(cache._list_cache_files()) == 2


def test_in_a_flood_not_every_writing_lists_what_is_there(tmp_path):
    listings = []

    class Watched(CountingFileCache):
        def _list_cache_files(self):
            listings.append(1)
            return super()._list_cache_files()

    cache = Watched(str(tmp_path), {"max_entries": 20_000})
    for number in range(300):
        cache.add(f"tries-{number}", 0, 600)

    assert len(listings) in (3, 4)


def test_redis_counts_by_itself_under_a_prefix_of_its_own():
    redis = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:6379/0"}

    assert with_counts(redis) == {"default": redis, "counts": {**redis, "KEY_PREFIX": "counts"}}
