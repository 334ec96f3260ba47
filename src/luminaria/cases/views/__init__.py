"""Pages of case work. Openings are actions; nothing here touches a model."""
