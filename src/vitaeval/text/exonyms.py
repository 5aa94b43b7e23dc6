"""Cities by their name in English, whatever language a text names them in."""

from __future__ import annotations

_ROWS = """
munich munchen muenchen; cologne koln koeln; nuremberg nurnberg nuernberg; hanover hannover; vienna wien
zurich zuerich; geneva geneve genf; lucerne luzern; basel bale; bern berne; prague praha prag; warsaw warszawa
krakow cracow krakau; wroclaw breslau; gdansk danzig; copenhagen københavn kobenhavn; aarhus arhus; gothenburg goteborg
rome roma rom; milan milano mailand; florence firenze; venice venezia; turin torino; naples napoli; genoa genova
lisbon lisboa; porto oporto; seville sevilla; brussels bruxelles brussel; antwerp antwerpen anvers; ghent gent gand
bruges brugge; liege luik; lyon lyons; marseille marseilles; strasbourg strassburg; athens athina; bucharest bucuresti
belgrade beograd; moscow moskva moskau; kyiv kiev; tehran teheran; istanbul constantinople; beijing peking
mumbai bombay; kolkata calcutta; chennai madras; bengaluru bangalore
"""
ENGLISH = {name: english for row in _ROWS.replace("\n", ";").split(";") for english, *names in [row.split() or [""]]
           for name in names}  # fmt: skip
"""Plain native and older names of cities, each with its English name."""
