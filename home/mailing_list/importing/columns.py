"""Which column of a table holds what: known by its headings, however they are written, or said by an editor."""

import re
import unicodedata

#: What headings are called, folded: without accents, signs or capitals.
HEADINGS = {
    "code": "code codes coupon couponcode voucher vouchercode discountcode promocode giftcode gutschein gutscheincode "
    "rabattcode codepromo codigo codice kod",
    "address": "address addresses email emails emailaddress mail mailaddress mailadresse emailadresse adresse "
    "subscriber subscriberemail contactemail correo courriel epost",
    "name": "name names fullname firstname vorname subscribername contactname displayname nom nombre",
    "frequency": "letters letter frequency list lists segment newsletter newsletters wants subscription interests",
    "confirmed_on": "confirmed confirmedon confirmedat confirmtime confirmationdate confirmeddate optin optintime "
    "optindate optedin subscribedon subscribedat subscribed subscribedate signedupon signupdate date datum since "
    "agreedon joined joinedon created createdat",
    "proof": "proof proofofconsent consent consentproof consentsource howandwhen how howtheyagreed source origin "
    "evidence nachweis einwilligung optinsource",
}
_FIELD_OF = {word: field for field, words in HEADINGS.items() for word in words.split()}
#: Beside the fields: whether the first row is headings.
HEADING = "heading"


def recognised(cells: list[str], fields: tuple[str, ...]) -> dict[str, int]:
    """The fields that a row of headings names → the number of their column, the first of each."""
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        field = _FIELD_OF.get(folded(cell))
        if field in fields:
            found.setdefault(str(field), number)
    return found


def guessed(cells: list[str], fields: tuple[str, ...], needed: tuple[str, ...]) -> tuple[dict[str, int], bool]:
    """Which column holds what, judged by the first row; and whether that is sure, so that nobody has to be asked."""
    found = recognised(cells, fields)
    if found:
        return {HEADING: 1, **found}, all(field in found for field in needed)
    if len(needed) == 1 and len(cells) == 1:
        return {HEADING: 0, needed[0]: 0}, True
    with_sign = [number for number, cell in enumerate(cells) if "@" in cell]
    return ({HEADING: 0, "address": with_sign[0]} if with_sign and "address" in fields else {HEADING: 1}), False


def folded(words: str) -> str:
    """``words`` as headings are compared: letters and digits alone, small and without accents."""
    plain = unicodedata.normalize("NFKD", words)
    return re.sub(r"[^a-z0-9]", "", plain.casefold())


def cell(cells: list[str], columns: dict[str, int], field: str) -> str:
    """What stands in the column of ``field``; empty where there is none."""
    number = columns.get(field)
    return cells[number] if number is not None and number < len(cells) else ""
