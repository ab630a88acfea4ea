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
#: Beside the fields: how many rows stand before the first that counts, the last of them headings; and whether the
#: month comes first in dates such as 3/4/2024, where somebody has said so.
HEADING, MONTH_FIRST = "heading", "month_first"


def recognised(cells: list[str], fields: tuple[str, ...]) -> dict[str, int]:
    """The fields that a row of headings names → the number of their column, the first of each."""
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        field = _FIELD_OF.get(folded(cell))
        if field in fields:
            found.setdefault(str(field), number)
    return found


def guessed(rows: list[list[str]], fields: tuple[str, ...], needed: tuple[str, ...]) -> tuple[dict[str, int], bool]:
    """Which column holds what, judged by the first ``rows``; and whether that is sure, so that nobody has to be asked.

    A title may stand above the headings.
    """
    for number, cells in enumerate(rows, 1):
        found = recognised(cells, fields)
        is_sure = all(field in found for field in needed)
        if found and (number == 1 or is_sure):
            return {HEADING: number, **found}, is_sure
    if len(needed) == 1 and all(len(cells) == 1 for cells in rows):
        return {HEADING: 0, needed[0]: 0}, True
    with_sign = [number for number, cell in enumerate(rows[0]) if "@" in cell]
    return ({HEADING: 0, "address": with_sign[0]} if with_sign and "address" in fields else {HEADING: 1}), False


def folded(words: str) -> str:
    """``words`` as headings are compared: letters and digits alone, small and without accents."""
    plain = unicodedata.normalize("NFKD", words)
    return re.sub(r"[^a-z0-9]", "", plain.casefold())


def cell(cells: list[str], columns: dict[str, int], field: str) -> str:
    """What stands in the column of ``field``; empty where there is none."""
    number = columns.get(field)
    return cells[number] if number is not None and number < len(cells) else ""
