#pragma once

/// Opens an empty file that has no name and dies with its last descriptor; -1 if none can be had.
int ncs_scratch_file(void);
