"""The demo's content: an invented community, its stories and the pictures drawn for them."""
