// The arithmetic for any processor.
#define LANES 4
#define KERNEL(name) kernels_##name##_baseline
#include "arithmetic.h"
