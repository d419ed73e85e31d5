"""The Home tab: what concerns one person in all their groups, kept true while they have it before them."""
