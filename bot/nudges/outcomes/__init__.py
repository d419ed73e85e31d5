"""What came of work, if its owner likes to say: for whoever asked, and for the decision that it was for."""
