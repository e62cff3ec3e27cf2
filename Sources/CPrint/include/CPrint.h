#pragma once

#include <stdio.h>

/// Writes a number with so many digits after the point, correctly rounded; returns the length.
///
/// Swift can reach C's formatting only through argument lists that it builds on the heap.
static inline int cprint_fixed(char *text, size_t size, int digits, double value) {
  return snprintf(text, size, "%.*f", digits, value);
}

/// Writes a number with a power of ten and so many digits after the point, correctly rounded.
static inline int cprint_scientific(char *text, size_t size, int digits, double value) {
  return snprintf(text, size, "%.*e", digits, value);
}
