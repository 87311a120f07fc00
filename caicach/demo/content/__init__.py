"""The demonstration's content: TOML files about a province that does not exist, and their readers."""

from caicach.demo.content.organizations import (
    AgencyContent,
    FormerUnit,
    Organizations,
    PersonContent,
    Unit,
    read_organizations,
    read_people,
)
from caicach.demo.content.plans import Party, PlanContent, TaskContent, plan_paths, read_plan_content
from caicach.demo.content.story import Act, Event, Story
from caicach.demo.content.table import ContentError

__all__ = [
    "Act",
    "AgencyContent",
    "ContentError",
    "Event",
    "FormerUnit",
    "Organizations",
    "Party",
    "PersonContent",
    "PlanContent",
    "Story",
    "TaskContent",
    "Unit",
    "plan_paths",
    "read_organizations",
    "read_people",
    "read_plan_content",
]
