/// Counts what is allocated, thread by thread.
#pragma once

/// How often this thread has asked for memory; -1 where that cannot be counted.
long allocation_count(void);
