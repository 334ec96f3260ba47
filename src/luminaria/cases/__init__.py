"""Case work that the survivor leads: what they want, needs, safety plan, notes, team."""
