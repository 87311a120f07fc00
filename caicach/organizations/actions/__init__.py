"""Every act that sets up units, agencies, posts and people, one function each."""

from caicach.organizations.actions.offices import System, add_agency, add_person, add_post, seat_person
from caicach.organizations.actions.units import LoadedUnits, add_unit, load_units, succeed_unit

__all__ = [
    "LoadedUnits",
    "System",
    "add_agency",
    "add_person",
    "add_post",
    "add_unit",
    "load_units",
    "seat_person",
    "succeed_unit",
]
