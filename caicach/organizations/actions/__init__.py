"""Every act that sets up units, agencies, posts and people, one function each."""

from caicach.organizations.actions.offices import System, add_agency, add_person, add_post, seat_person
from caicach.organizations.actions.policies import PolicyRefused, set_day_off_rule
from caicach.organizations.actions.units import LoadedUnits, add_unit, load_units, succeed_unit

__all__ = [
    "LoadedUnits",
    "PolicyRefused",
    "System",
    "add_agency",
    "add_person",
    "add_post",
    "add_unit",
    "load_units",
    "seat_person",
    "set_day_off_rule",
    "succeed_unit",
]
