#pragma once

/// The words of the command line, the program's name first; their number is 0 where the system's
/// library does not tell them.
///
/// Swift reads them from /proc, and finds none where that is not mounted.
int carguments_count(void);
char *const *carguments(void);
