#pragma once

#include <stddef.h>

/// A file of the folder Assets, compiled into the program.
struct cassets_file {
  /// The file's name; a lesson's without its extension.
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// How many lessons there are.
size_t cassets_lesson_count(void);

/// A lesson, in the order of the course; `index` is below `cassets_lesson_count()`.
struct cassets_file cassets_lesson(size_t index);

/// How many data files there are.
size_t cassets_data_count(void);

/// A data file; `index` is below `cassets_data_count()`.
struct cassets_file cassets_data(size_t index);
