"""Times as Danish writes them in running text: kl. 8.30 (Retskrivningsordbogen § 43)."""

TIME_FORMAT = "G.i"
DATETIME_FORMAT = r"j. F Y \k\l. G.i"
SHORT_DATETIME_FORMAT = r"d.m.Y \k\l. G.i"
