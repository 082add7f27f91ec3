"""Statistics that offices export, turned into measures by a map from columns to indicators."""
