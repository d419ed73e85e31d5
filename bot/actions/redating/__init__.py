"""Due days that are moved by people: each move is told to whoever asked, the third to the chair too."""
