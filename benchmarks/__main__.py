"""All measurements, one after the other: ``python -m benchmarks``."""

from benchmarks import pages, reading

reading.main([])
print()
pages.main()
