#!/usr/bin/env python3
"""Writes Sources/Embedded/Gazetteer/*.tsv from the raw sources and the hand-kept lists beside this script.

Standard library only; the output is the same on every run. Usage: python3 Tools/gazetteer/build.py
"""

import given_names
import memberships
import offices
import officials
import organizations
import places
import topics

if __name__ == "__main__":
    countries = places.write_all()
    organizations.write_all(countries)
    memberships.write_all()
    offices.write_all()
    officials.write_all()
    topics.write_all()
    given_names.write_all()
