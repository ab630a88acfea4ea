"""Where pictures and mails lie: folders of this machine, or S3 buckets that several machines share.

A bucket is s3://name/prefix?endpoint=https://…&region=…; the endpoint is for servers that speak S3 and are not
Amazon's. Credentials are looked for in boto3's own ways and never stand in our values:
https://boto3.amazonaws.com/v1/documentation/api/latest/guide/credentials.html
"""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from config import env
from foundation.environment import site_address

#: What Amazon and those who copy S3 agree on (docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
BUCKET_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
REGION = re.compile(r"[a-z0-9-]+")
#: Names of renditions are made by chance and their bytes never change.
FOR_A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Bucket:
    """A place in a bucket: everything below ``prefix``."""

    name: str
    prefix: str = ""
    endpoint: str = ""
    region: str = ""

    @classmethod
    def parse(cls, value: str) -> "Bucket":
        """Read s3://name/prefix?endpoint=…&region=…; raises ValueError for anything else."""
        parts = urlsplit(value)
        options = dict(parse_qsl(parts.query, strict_parsing=True, keep_blank_values=True)) if parts.query else {}
        endpoint, region = options.pop("endpoint", ""), options.pop("region", "")
        prefix = parts.path.strip("/")
        # A key in the value would be printed, and kept with the jobs that delete files.
        if options or parts.fragment or not BUCKET_NAME.fullmatch(parts.netloc):
            raise ValueError(value)
        if ".." in PurePosixPath(prefix).parts or not REGION.fullmatch(region or "any"):
            raise ValueError(value)
        return cls(parts.netloc, prefix, site_address(endpoint) if endpoint else "", region)

    def holds(self, other: "Bucket") -> bool:
        """Whether ``other`` lies in here, or is the same place."""
        return (self.endpoint, self.name) == (other.endpoint, other.name) and PurePosixPath(
            other.prefix
        ).is_relative_to(self.prefix)


def place(name: str, default: Path) -> Path | Bucket:
    """The folder or bucket that the value ``name`` says; a folder is made when missing."""
    value = env.text(name)
    if not value.lower().startswith("s3:"):
        return env.folder(name, default)
    should_be = "Set it to a folder, or to a bucket such as s3://milepost-media/2026?endpoint=https://s3.example.org."
    return env.parsed(name, value, Bucket.parse, should_be)


def private_place(name: str, default: Path, public: Path | Bucket) -> Path | Bucket:
    """As `place`, and apart from ``public``: below it, originals could be fetched by an address."""
    found = place(name, default)
    if isinstance(found, Path) and isinstance(public, Path):
        mixed = found.is_relative_to(public) or public.is_relative_to(found)
    elif isinstance(found, Bucket) and isinstance(public, Bucket):
        mixed = found.holds(public) or public.holds(found)
    else:
        mixed = False
    if mixed:
        should_be = "Originals would lie among what everybody may fetch: set it to a place apart from MEDIA_ROOT."
        raise env.BadValue(name, env.without_password(env.text(name, str(default))), should_be)
    return found


def media_url(name: str, default: str) -> str:
    """Where readers fetch pictures: our own path, or the address of a CDN or bucket that holds MEDIA_ROOT."""

    def parse(value):
        parts = urlsplit(value)
        site_address(f"{parts.scheme}://{parts.netloc}")
        if parts.query or parts.fragment or re.search(r"[\s\"';,]", value):
            raise ValueError(value)
        return value.rstrip("/") + "/"

    if not env.text(name):
        return default
    should_be = "Set it to an address such as https://pictures.example.org, or leave it out for our own."
    return env.parsed(name, default, parse, should_be)


def origin(url: str) -> str:
    """Scheme, host and port of ``url``; empty for a path of our own."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def private_storage(where: Path | Bucket) -> dict[str, Any]:
    """What Django's STORAGES says of files that have no address."""
    if isinstance(where, Bucket):
        return {"BACKEND": "config.buckets.PrivateBucket", "OPTIONS": _options(where)}
    # Locations are strings: Wagtail hands them to the task that deletes a file, as JSON.
    return {"BACKEND": "foundation.storage.PrivateStorage", "OPTIONS": {"location": str(where)}}


def public_storage(where: Path | Bucket, url: str) -> dict[str, Any]:
    """What Django's STORAGES says of files that everybody may fetch below ``url``."""
    if isinstance(where, Bucket):
        options = {**_options(where), "base_url": url, "object_parameters": {"CacheControl": FOR_A_YEAR}}
        return {"BACKEND": "config.buckets.PublicBucket", "OPTIONS": options}
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(where), "base_url": url},
    }


def _options(bucket: Bucket) -> dict[str, Any]:
    return {
        "bucket_name": bucket.name,
        "location": bucket.prefix,
        "endpoint_url": bucket.endpoint or None,
        "region_name": bucket.region or None,
        # Servers of one's own seldom have a host name for each bucket.
        "addressing_style": "path" if bucket.endpoint else "auto",
    }
