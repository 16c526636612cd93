"""All figures, by the tab they stand on. Each is a pure function of the period's material."""

from __future__ import annotations

from collections.abc import Callable

from reflectjournal.insights.feelings import feeling_words, movement
from reflectjournal.insights.follow_up import actions_by_age, actions_by_origin, decisions, loops
from reflectjournal.insights.learning import cpd_hours, disciplines, evidence, standards
from reflectjournal.insights.writing import balance, guides_by_month, themes
from reflectjournal.model.insights import Insight, InsightMaterial

TABS: dict[str, tuple[Callable[[InsightMaterial], Insight], ...]] = {
    "Feelings and balance": (movement, balance, feeling_words),
    "Themes": (guides_by_month, themes),
    "Actions and loops": (actions_by_age, actions_by_origin, loops),
    "Sharing": (decisions,),
    "Development": (evidence, cpd_hours, standards, disciplines),
}
"""The figures of each tab, in their order."""
