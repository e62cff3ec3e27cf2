/// What the processor can do.
#pragma once

/// The highest x86-64 level, up to 4, whose instructions the processor and the system have; 0 on other
/// processors.
int processor_level(void);

/// What the environment variable BACKSTEP_KERNELS says; a null pointer where it is not set.
const char *kernel_requested(void);
