"""What holds the engines against each other: drawn terms, drawn journeys, and all four tables."""
