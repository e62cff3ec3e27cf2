#pragma once

/// Gives a file the extended attributes of another one, its access control list among them, as far
/// as the system lets it.
void cfiles_copy_attributes(int from, int to);
