"""The three promises, attacked: nothing lost, nothing said twice or to the wrong person, nothing shown."""
