"""The engines on which every story runs. A second one is one entry more; its name shows in each test."""

from tallystick.settlement import settle

ENGINES = {"reference": settle}
