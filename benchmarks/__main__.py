"""All measurements, one after the other: ``python -m benchmarks``."""

from benchmarks import calibration, pages, reading, tables

reading.main([])
print()
tables.main()
print()
calibration.main()
pages.main()
