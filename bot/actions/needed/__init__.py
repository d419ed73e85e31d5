"""Work that its owner says is no longer needed: whoever asked for it says whether that is so."""
