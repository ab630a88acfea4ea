"""Files in S3 buckets, for several machines that share them (django-storages' S3Storage, named in STORAGES).

A module of its own: only a site with buckets pays for importing boto3.
"""

from urllib.parse import urljoin

from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class PrivateBucket(S3Storage):
    """Files without a URL: originals of pictures, enclosures, raw mails."""

    def get_default_settings(self):
        """Nothing is overwritten, and nothing is given rights that the bucket's owner did not give."""
        return {**super().get_default_settings(), "file_overwrite": False, "default_acl": None}

    def url(self, name, *args, **kwargs):
        """Raise ValueError: what lies here is never served (design, promise 2)."""
        raise ValueError("This file is private and has no address.")


class PublicBucket(S3Storage):
    """Sizes of pictures, fetched below ``base_url``: a CDN's address, or our own path that streams them."""

    def get_default_settings(self):
        """As for private ones, and where they are fetched."""
        own = {"base_url": None, "file_overwrite": False, "default_acl": None, "querystring_auth": False}
        return {**super().get_default_settings(), **own}

    def url(self, name, *args, **kwargs):
        """The address, without a signature: it must be the same for every reader, and for ever."""
        return urljoin(self.base_url, filepath_to_uri(name).lstrip("/"))
