"""From what a person typed to what they meant.

`understand` takes whatever is typed at a door, and asks the readers in `acts`. Beside it stand the readers of
threads, and of single inputs of forms; these may raise a `Refusal`: a sentence that helps.
"""
