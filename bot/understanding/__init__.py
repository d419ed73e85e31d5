"""What a person typed, to what they meant, or a `Refusal`: a sentence that helps."""
