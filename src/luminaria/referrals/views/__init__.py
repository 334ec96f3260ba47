"""Pages of the referrals room. Openings are actions; nothing here touches a model."""
