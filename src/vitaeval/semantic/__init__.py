"""How near two texts are in meaning: a small sentence encoder with local weights, without torch or with it."""
