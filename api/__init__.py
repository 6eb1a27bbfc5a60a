"""HTTP to calls of the Library, results to JSON and pages."""
