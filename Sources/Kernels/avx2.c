// The arithmetic for x86-64 processors with AVX2 and fused multiply-add.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#pragma clang fp contract(fast)
#define LANES 8
#define KERNEL(name) kernels_##name##_avx2
#include "arithmetic.h"
#pragma clang attribute pop
#endif
