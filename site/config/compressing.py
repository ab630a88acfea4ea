"""Words are sent compressed, pictures as they are."""

from django.middleware.gzip import GZipMiddleware

#: Kinds of answers that shrink; a picture, a font and an archive would only cost time.
WORDS = ("text/", "application/json", "application/feed+json", "application/ld+json", "application/manifest+json")


class CompressWordsMiddleware(GZipMiddleware):
    """Django's, for answers made of words alone.

    Django adds bytes by chance to each, and masks the token in each form anew, so that their length tells
    nothing of a secret (BREACH; https://docs.djangoproject.com/en/5.2/ref/middleware/#gzip-middleware).
    """

    def process_response(self, request, response):
        """Compress where the browser takes it and it makes the answer shorter."""
        kind = response.get("Content-Type", "").partition(";")[0]
        if kind.startswith(WORDS) or kind.endswith("xml"):
            return super().process_response(request, response)
        return response
