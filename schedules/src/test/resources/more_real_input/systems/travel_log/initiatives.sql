SELECT 'TU/e' AS node_id, 'organization' AS level, 'Eindhoven University of Technology' AS name, 'EUR' AS currency
