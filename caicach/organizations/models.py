"""Units of the country with their generations, agencies, posts, people and their seats."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from caicach.organizations.rules.roles import Role
from caicach.values.choices import UnitLevel
from caicach.values.deadline import DayOffRule

PERSONAL_FIELDS: dict[str, frozenset[str]] = {
    "AdministrativeUnit": frozenset(),
    "UnitSuccession": frozenset(),
    "Agency": frozenset(),
    "Post": frozenset(),
    "Person": frozenset({"full_name", "email", "phone", "user"}),
    "Membership": frozenset({"person", "post", "role", "valid_from", "valid_to"}),
    "User": frozenset({"username", "password", "last_login", "is_active"}),
}


class AdministrativeUnit(models.Model):
    """Province, district (until 30 June 2025) or commune, with the days on which it exists.

    ``code`` is the statistics office's code as text ("01", "00004"): leading zeros count (QĐ 19/2025/QĐ-TTg).
    """

    code = models.CharField(max_length=5)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=10, choices=[(level.value, level.name) for level in UnitLevel])
    kind = models.CharField(max_length=40)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["code", "id"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="unit_code_once_a_generation"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="unit_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class UnitSuccession(models.Model):
    """A unit took over another, whole or in part, from the day ``on``."""

    predecessor = models.ForeignKey(AdministrativeUnit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(AdministrativeUnit, on_delete=models.PROTECT, related_name="inheritances")
    on = models.DateField()
    whole = models.BooleanField()
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="no_unit_succeeds_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class AgencyKind(models.TextChoices):
    """What an agency is. People's committees and departments are bodies: they issue plans of their own."""

    PEOPLES_COMMITTEE = "peoples_committee", "Ủy ban nhân dân"
    DEPARTMENT = "department", "Sở, ngành"
    OFFICE = "office", "Văn phòng"
    DIVISION = "division", "Phòng, ban"
    SERVICE_CENTRE = "service_centre", "Trung tâm Phục vụ hành chính công"
    PUBLIC_SERVICE_UNIT = "public_service_unit", "Đơn vị sự nghiệp công lập"
    OTHER = "other", "Cơ quan khác"


DAY_OFF_RULES = [(rule.value, rule.name) for rule in DayOffRule]
BODIES = frozenset({AgencyKind.PEOPLES_COMMITTEE, AgencyKind.DEPARTMENT})


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Named filters over agencies."""

    def below(self, agency: "Agency") -> "AgencyQuerySet":
        """The agency itself and everything under it."""
        return self.filter(path__startswith=agency.path)

    def bodies(self) -> "AgencyQuerySet":
        """Those that issue plans of their own."""
        return self.filter(kind__in=BODIES)


class Agency(models.Model):
    """A body or a part of one [cơ quan, đơn vị].

    ``path`` lists the ids from the top ("/1/7/"), so that a tree is one filter. ``own_day_off_rule`` says what a due
    day on a day off means here, blank where the parent decides; ``day_off_rule`` is the rule that so applies, kept in
    step by the action that sets it, so that lateness stays one comparison in the database.
    """

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    other_names = models.JSONField(default=list)
    kind = models.CharField(max_length=30, choices=AgencyKind.choices)
    unit = models.ForeignKey(AdministrativeUnit, on_delete=models.PROTECT, related_name="agencies")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=200, db_index=True)
    position = models.PositiveSmallIntegerField(default=0)
    own_day_off_rule = models.CharField(max_length=10, blank=True, choices=DAY_OFF_RULES)
    day_off_rule = models.CharField(max_length=10, choices=DAY_OFF_RULES, default=DayOffRule.SAME.value)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["path", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_body(self) -> bool:
        """Does it issue plans of its own?"""
        return AgencyKind(self.kind) in BODIES


class Post(models.Model):
    """A position within an agency [chức danh], with the other words by which plans call it."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=200)
    other_titles = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["agency", "title"], name="post_once_an_agency")]

    def __str__(self) -> str:
        return self.title


class UserManager(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, *, username: str, password: str | None) -> "User":
        """An account with a hashed password; without one nobody can sign in with it."""
        user = self.model(username=username)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account to sign in with. Who that is stands in ``Person``."""

    username = models.CharField(max_length=60, unique=True)
    is_active = models.BooleanField(default=True)

    objects = UserManager()
    USERNAME_FIELD = "username"

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.username


class Person(models.Model):
    """A person who works in the offices, with or without an account."""

    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    user = models.OneToOneField(User, null=True, on_delete=models.PROTECT, related_name="person")

    class Meta:
        ordering = ["full_name", "id"]

    def __str__(self) -> str:
        return self.full_name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Named filters over seats."""

    def on(self, day: Any) -> "MembershipQuerySet":
        """Seats held on that day."""
        return self.filter(valid_from__lte=day).exclude(valid_to__lt=day)


class Membership(models.Model):
    """A person's seat: where they sit, in which post and role, from when to when.

    ``oversees`` widens the scope beyond the agency's own body: the department of home affairs watches over all bodies
    of its province on behalf of the people's committee.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=[(role.value, role.name) for role in Role])
    oversees = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="overseers")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.agency}"
