"""What the registers of the mailing list have in common: long addresses in narrow columns."""

from stories.pages.registers.register import Register


class ListRegister(Register):
    """A register with a column of addresses, which break where they are long."""

    index_view_extra_css = [*Register.index_view_extra_css, "mailing_list/css/subscribers.css"]
    #: Columns that hold an address.
    address_columns = ("reached_at", "who", "given_to")

    def get_extra_class_names_for_field_col(self, obj, field_name):
        """Mark those columns."""
        return ["mp-long-address"] if field_name in self.address_columns else []
