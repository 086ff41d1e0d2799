"""Dates of publication and expressions of time, with their bounds and reasons.

```python
times = find_times("On October 24, Chengdu signed an MoU with Sapporo.", "en")
published = bound_publication("2018-09-21", times, None, None)  # earliest 2018-10-24
(span,) = resolve(times[0], Anchor(published=published))  # value 2018-10-24, basis inferred
```
"""

from cityties.dates.calendar import years_before
from cityties.dates.finding import find_times
from cityties.dates.publication import bound_publication, date_in_address, parse_date
from cityties.dates.resolving import resolve
from cityties.dates.times import Anchor, Moment, Point, Span, Time

__all__ = [
    "Anchor",
    "Moment",
    "Point",
    "Span",
    "Time",
    "bound_publication",
    "date_in_address",
    "find_times",
    "parse_date",
    "resolve",
    "years_before",
]
