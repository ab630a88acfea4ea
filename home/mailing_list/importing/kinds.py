"""What the rows of an import are."""

from home.mailing_list.importing.codes import Codes
from home.mailing_list.importing.people import People
from home.mailing_list.models import TableImport

KINDS: dict[str, type[Codes] | type[People]] = {
    TableImport.Kind.CODES: Codes,
    TableImport.Kind.SUBSCRIBERS: People,
}
