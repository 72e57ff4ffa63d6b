"""How many draws the proof of the laws makes of each: `python3 dev.py prove laws`."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "laws",
    max_examples=1_000,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
