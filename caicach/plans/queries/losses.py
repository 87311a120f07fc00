"""What a plan says cost points, by field of reform, to stand beside the tasks that are to win them back."""

from dataclasses import dataclass

from caicach.plans.models import LostPoint, Plan


@dataclass(frozen=True, slots=True)
class LossGroup:
    """A field of reform as the plan titles it (blank: it has no task in it) with what cost points there."""

    code: str
    title: str
    texts: tuple[str, ...]


def losses_of(plan: Plan, *, domain_id: int | None) -> tuple[LossGroup, ...]:
    """The losses of a plan in its order; with ``domain_id`` those of that field alone."""
    losses = list(LostPoint.objects.filter(plan=plan).order_by("position"))
    if not losses:
        return ()
    titles: dict[str, str] = {}
    chosen: str | None = None
    for domain in plan.domains.order_by("position"):
        titles.setdefault(domain.code, domain.title)
        chosen = domain.code if domain.pk == domain_id else chosen
    groups: dict[str, list[str]] = {}
    for lost in losses:
        if domain_id is None or lost.domain == chosen:
            groups.setdefault(lost.domain, []).append(lost.text)
    return tuple(LossGroup(code, titles.get(code, ""), tuple(texts)) for code, texts in groups.items())
