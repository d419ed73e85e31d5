"""From what a person typed to what they meant, or to a `Refusal`: a sentence that helps.

One module for each subject, whose `read` takes what was typed about it.
"""
