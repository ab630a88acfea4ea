"""Everything that can be reached from the site's doors for people and machines, and what of it names a story."""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote, urldefrag, urljoin, urlsplit

#: What a page loads or leads to, and addresses that stand in feeds, maps and the API.
LINKED = re.compile(r"""(?:href|src)=["']([^"']+)["']""")
SETS = re.compile(r"""srcset=["']([^"']+)["']""")
WRITTEN = re.compile(r"""https?://[^\s"'<>\\,]+""")
DOORS = (
    *("/", "/feed/", "/feed.json", "/sitemap.xml", "/robots.txt", "/healthz", "/manifest.webmanifest", "/search/"),
    *(f"/api/v2/pages/?limit=20&offset={begin}" for begin in (0, 20, 40)),
    *(f"/api/v2/pages/?type=stories.StoryPage&fields=*&limit=20&offset={begin}" for begin in (0, 20, 40)),
    "/api/v2/pages/?type=schedule.ThemedWeekPage&fields=*",
)


def doors_for(*words):
    """The doors, and those that ask for ``words``."""
    asked = [quote(word) for word in words]
    return [
        *DOORS,
        *(f"/search/?q={word}" for word in asked),
        *(f"/api/v2/pages/?search={word}" for word in asked),
        *(f"/api/v2/pages/?type=stories.StoryPage&search={word}" for word in asked),
    ]


@dataclass
class Answer:
    """One address, as it answered."""

    status: int
    headers: dict
    body: bytes

    @property
    def text(self) -> str:
        """Its words, empty for pictures and the like."""
        kind = self.headers.get("content-type", "")
        return unescape(self.body.decode("utf-8", "replace")) if kind.startswith(("text/", "application/")) else ""

    @property
    def validators(self) -> dict:
        """What a browser that has it sends with the question whether it changed."""
        pairs = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
        return {asks: self.headers[told] for told, asks in pairs if told in self.headers}

    @property
    def is_picture(self) -> bool:
        """Whether it is one of ours that readers sent."""
        return self.headers.get("content-type", "").startswith("image/")


def crawl(get, doors, host, most=3000):
    """Every answer that can be reached from ``doors``, by path; ``get(path, headers)`` gives an Answer."""
    answers, waiting = {}, list(doors)
    while waiting:
        path = waiting.pop()
        if path in answers or path.startswith(("/admin", "/static", "//")):
            continue
        assert len(answers) < most, f"the crawl does not end: {list(answers)[-40:]}"
        answers[path] = get(path, {})
        waiting += paths_in(answers[path].text, path, host)
    return answers


def paths_in(text, path, host):
    """The paths of this site that ``text`` names."""
    found = {*LINKED.findall(text), *WRITTEN.findall(text)}
    found |= {one.split()[0] for many in SETS.findall(text) for one in many.split(",") if one.split()}
    for address in found:
        parts = urlsplit(urldefrag(urljoin(f"http://{host}{path}", address))[0])
        if parts.scheme == "http" and parts.netloc == host:
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def naming(answers, traces):
    """Path → the traces found in it. What a search says back of the question is none."""
    found = {}
    for path, answer in answers.items():
        text = answer.text
        said = [trace for trace in traces if trace in text and quote(trace) not in path]
        if said:
            found[path] = said
    return found


def still_told(get, before, traces):
    """Which of the addresses that were reached ``before`` still tell of it: in words, in bytes, or as unchanged."""
    found = {}
    for path, old in before.items():
        named = naming({path: old}, traces)
        new = get(path, {})
        if naming({path: new}, traces):
            found[path] = "names it"
        elif named and old.validators and get(path, old.validators).status == 304:
            found[path] = "says that nothing changed"
    return found
