"""Forms: what opens them, and what becomes of what was filled in. One module for each kind of record.

Handlers of what is pressed in a form are named by verbs, those of a form that was sent in by what is done
then: `drop` asks why, and `dropped` takes the answer.
"""
