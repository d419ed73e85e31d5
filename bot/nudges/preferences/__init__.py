"""How a person wants to be reminded: how often, and when they are on leave."""
