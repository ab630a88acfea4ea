"""A cache in front of the site, as tests need one: it keeps nothing, and remembers what it was told to forget."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer


@contextmanager
def cache_in_front(settings):
    """A server that knows PURGE, as Varnish does; gives the paths that it was told to forget."""
    paths = set()

    class Cache(BaseHTTPRequestHandler):
        def do_PURGE(self):
            paths.add(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *words):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Cache)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.WAGTAILFRONTENDCACHE = {
        "varnish": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": f"http://127.0.0.1:{server.server_port}",
        }
    }
    try:
        yield paths
    finally:
        server.shutdown()
        server.server_close()
