"""What people tells the rooms that keep keys of their own. Each listener runs in the caller's transaction."""

from uuid import UUID

from luminaria.kernel.hooks import Hook
from luminaria.people.rules import OpenMember, Role

member_left: Hook[[UUID], None] = Hook("member_left")
"""The member is gone: withdraw their wraps and turn the keys they held. Public halves only."""

roles_taken: Hook[[UUID, frozenset[Role]], None] = Hook("roles_taken")
"""The member lost these roles: withdraw what came with them, and turn it. Public halves only."""

member_admitted: Hook[[OpenMember, UUID], None] = Hook("member_admitted")
"""A holder admits a colleague: give what the holder holds and the colleague's roles carry."""

recovery_made: Hook[[OpenMember, UUID], int] = Hook("recovery_made")
"""A new recovery kit: wrap to it what the actor holds; answer how many wraps only the old kit opens."""

keys_recovered: Hook[[OpenMember, UUID], None] = Hook("keys_recovered")
"""Two officers came. The first argument opens what is wrapped to recovery; give it to the member."""

epoch_in_use: Hook[[UUID], bool] = Hook("epoch_in_use")
"""Whether something still opens only with this epoch. An epoch that nobody needs is deleted."""
