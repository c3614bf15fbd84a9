// Chooses once which build of the arithmetic the processor can run.
#include "Kernels.h"

void kernels_pack(const float *b, size_t k, size_t n, float *packed) {
    for (size_t column = 0; column < n; column += KERNELS_PANEL)
        for (size_t p = 0; p < k; p++)
            for (size_t j = 0; j < KERNELS_PANEL; j++) *packed++ = b[p * n + column + j];
}

#if defined(__x86_64__)
static int has_avx2(void) {
    static int known = -1;
    int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (answer < 0) {
        answer = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
        __atomic_store_n(&known, answer, __ATOMIC_RELAXED);
    }
    return answer;
}
#define ENTRY(name, parameters, arguments)                                                      \
    void kernels_##name##_baseline parameters;                                                  \
    void kernels_##name##_avx2 parameters;                                                      \
    void kernels_##name parameters {                                                            \
        if (has_avx2()) kernels_##name##_avx2 arguments; else kernels_##name##_baseline arguments; \
    }
#else
#define ENTRY(name, parameters, arguments)       \
    void kernels_##name##_baseline parameters;   \
    void kernels_##name parameters { kernels_##name##_baseline arguments; }
#endif
ENTRY(product, (const float *a, size_t lda, const float *packed, const float *bias, float *c, size_t m, size_t k, size_t n),
      (a, lda, packed, bias, c, m, k, n))
ENTRY(recur, (float *y, float *x, size_t ldx, size_t rows, size_t d), (y, x, ldx, rows, d))
ENTRY(normalise, (float *x, size_t ld, size_t rows, size_t d, const float *scale, const float *shift), (x, ld, rows, d, scale, shift))
ENTRY(meet,
      (const float *token, const float *centre, const float *distance, const float *relation, const float *found, float *z, size_t n),
      (token, centre, distance, relation, found, z, n))
