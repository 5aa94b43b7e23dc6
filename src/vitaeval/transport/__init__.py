"""How calls travel: small wrappers around a provider's ChatModel, one concern each.

`stack` holds their order. A wrapper takes what it wraps and returns the same shape; clocks, sleeps and
randomness come in as a `Clock`, so that hours of waiting can be tested in milliseconds.
"""
