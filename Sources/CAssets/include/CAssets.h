#pragma once

#include <stddef.h>

/// A file of the folder Assets, compiled into the program.
struct cassets_file {
  /// The file's name without its extension.
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// How many lessons there are.
size_t cassets_lesson_count(void);

/// A lesson, in the order of the course; `index` is below `cassets_lesson_count()`.
struct cassets_file cassets_lesson(size_t index);
