"""The guard of public posts: what strangers send without an account and without a cookie (design §5).

Django’s own protection needs a cookie, which would keep a page out of every shared cache. So a view that
takes a post from anybody is ``csrf_exempt`` and asks a guard of its own instead:

    GUARD = Guard("story", from_network=Limit(10, 60, HOUR), by_address=Limit(4, 20, DAY))

    @csrf_exempt
    def share(request):
        if request.method == "POST":
            with GUARD.admit(request) as refused:             # before anything costly: from elsewhere, far too often,
                if refused:                                   # or too many at once
                    return page(form_as_typed, refused)       # its status, its sentence, the words kept
                if not form.is_valid():
                    return page(form, fresh=GUARD.token())    # 422
                verdict = GUARD.judge(request, address=form.cleaned_data["email"], words=form.cleaned_data["story"])
                if not verdict.may_pass:
                    return page(form, verdict, fresh=GUARD.token())
                receive(…, held_because=verdict.reasons)      # empty where it is fine

``{% include "components/guard.html" with fresh=fresh only %}`` stands inside the form, and `fresh_token`
answers the script that asks for a token at the first touch. Nobody is ever refused in silence.
"""
