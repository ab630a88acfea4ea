"""What a browser wrote and nobody else may read yet, for the page that every cache keeps."""

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from foundation.posting.posted import words_of
from stories.pages.views.private import for_one_person
from stories.responses import links
from stories.responses.models import Response, ResponseRules

#: More than a browser keeps (keep-response.js).
MOST = 20

State = Response.State


@csrf_exempt  # each token is the proof, and nothing is changed
@require_POST
def own_waiting(request: HttpRequest) -> JsonResponse:
    """The responses whose ``token``s were posted, to be put in their place; ``over`` are those to be forgotten.

    `{"shown": [{"number": 4, "under": null, "token": "…", "html": "<article>…"}], "over": ["…"]}`
    """
    words = words_of(request)
    tokens = list(dict.fromkeys(words.getlist("token")))[:MOST] if words else []
    found, within = links.opened_all(links.OWN, tokens), ResponseRules.load().usually_within
    shown = [
        {
            "number": response.pk,
            "under": response.parent_id,
            "token": token,
            "html": render_to_string(
                "responses/own_in_place.html",
                {"response": response, "own": links.own_path(response), "within": within},
            ),
        }
        for token, response in found.items()
        if response.state in (State.WAITING, State.SPAM, State.PUBLISHED)
    ]
    over = [token for token in tokens if token not in {one["token"] for one in shown}]
    return for_one_person(JsonResponse({"shown": shown, "over": over}))
