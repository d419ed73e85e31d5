"""Who is named to chair: the group's meetings, or one of them in the place of the group's chair."""
