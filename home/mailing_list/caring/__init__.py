"""What editors do about one subscriber: take them off the list, erase them. Nobody is added by hand."""
