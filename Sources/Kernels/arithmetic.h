// The arithmetic in vectors of LANES floats; included once for each kind of processor, with KERNEL(name) naming its functions.
#include "Kernels.h"
#include <string.h>

typedef float lanes __attribute__((vector_size(4 * LANES), aligned(4)));
typedef int32_t masks __attribute__((vector_size(4 * LANES), aligned(4)));

#define INLINE static inline __attribute__((always_inline))
#define PARTS (KERNELS_PANEL / LANES)

INLINE lanes load(const float *p) { lanes v; memcpy(&v, p, sizeof v); return v; }
INLINE void store(float *p, lanes v) { memcpy(p, &v, sizeof v); }
INLINE lanes all(float x) { return x - (lanes){}; }
INLINE lanes select(masks mask, lanes a, lanes b) { return (lanes)(((masks)a & mask) | ((masks)b & ~mask)); }

// exp by range reduction to ±ln 2 / 2 and a polynomial; relative error below 2e-7.
INLINE lanes exponential(lanes x) {
    x = select(x > all(88.0f), all(88.0f), select(x < all(-87.0f), all(-87.0f), x));
    lanes scaled = x * all(1.44269504f);
    lanes rounded = (scaled + all(12582912.0f)) - all(12582912.0f);
    lanes r = x - rounded * all(0.693359375f) - rounded * all(-2.12194440e-4f);
    lanes p = all(1.9875691500e-4f);
    p = p * r + all(1.3981999507e-3f);
    p = p * r + all(8.3334519073e-3f);
    p = p * r + all(4.1665795894e-2f);
    p = p * r + all(1.6666665459e-1f);
    p = p * r + all(5.0000001201e-1f);
    p = p * r * r + r + all(1.0f);
    masks exponent = (__builtin_convertvector(rounded, masks) + 127) << 23;
    return p * (lanes)exponent;
}

INLINE lanes logistic(lanes x) { return all(1.0f) / (all(1.0f) + exponential(-x)); }
INLINE lanes tangent(lanes x) { return all(1.0f) - all(2.0f) / (all(1.0f) + exponential(x + x)); }

// Six rows by sixteen columns stay in registers (Goto and van de Geijn 2008).
INLINE void block(const float *a, size_t lda, const float *b, const float *bias, float *c, size_t ldc, size_t k, int rows) {
    lanes sum[6][PARTS];
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < PARTS; j++) sum[i][j] = load(bias + j * LANES);
    for (size_t p = 0; p < k; p++, b += KERNELS_PANEL)
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < PARTS; j++) sum[i][j] += all(a[i * lda + p]) * load(b + j * LANES);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < PARTS; j++) store(c + i * ldc + j * LANES, sum[i][j]);
}

void KERNEL(product)(const float *a, size_t lda, const float *packed, const float *bias, float *c, size_t m, size_t k, size_t n) {
    for (size_t column = 0; column < n; column += KERNELS_PANEL) {
        const float *b = packed + column * k;
        size_t row = 0;
        for (; row + 6 <= m; row += 6) block(a + row * lda, lda, b, bias + column, c + row * n + column, n, k, 6);
        for (; row < m; row++) block(a + row * lda, lda, b, bias + column, c + row * n + column, n, k, 1);
    }
}

void KERNEL(recur)(float *y, float *x, size_t ldx, size_t rows, size_t d) {
    size_t half = d / 2, stride = 3 * d;
    for (int backward = 0; backward < 2; backward++) {
        for (size_t j = backward ? half : 0; j < (backward ? d : half); j += LANES) {
            lanes c = all(0.0f);
            for (size_t step = 0; step < rows; step++) {
                size_t t = backward ? rows - 1 - step : step;
                float *row = y + t * stride + j;
                lanes f = logistic(load(row + d));
                c = f * c + (all(1.0f) - f) * load(row);
                lanes r = logistic(load(row + 2 * d)), old = load(x + t * ldx + j);
                store(x + t * ldx + j, r * tangent(c) + (all(1.0f) - r) * old);
            }
        }
    }
}

void KERNEL(normalise)(float *x, size_t ld, size_t rows, size_t d, const float *scale, const float *shift) {
    for (size_t t = 0; t < rows; t++, x += ld) {
        float mean = 0, variance = 0;
        for (size_t j = 0; j < d; j++) mean += x[j];
        mean /= (float)d;
        for (size_t j = 0; j < d; j++) variance += (x[j] - mean) * (x[j] - mean);
        float factor = 1.0f / __builtin_sqrtf(variance / (float)d + 1e-5f);
        for (size_t j = 0; j < d; j++) x[j] = (x[j] - mean) * factor * scale[j] + shift[j];
    }
}

void KERNEL(meet)(const float *token, const float *centre, const float *distance, const float *relation, const float *found, float *z,
                 size_t n) {
    for (size_t j = 0; j < n; j += LANES) {
        lanes v = load(token + j) + load(centre + j) + load(distance + j) + load(relation + j) + load(found + j);
        store(z + j, select(v > all(0.0f), v, all(0.0f)));
    }
}

