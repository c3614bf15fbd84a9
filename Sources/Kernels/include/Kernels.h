// The arithmetic of the attribution network: matrix products and recurrences on rows of 32-bit floats.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Columns of a packed panel; every width is a multiple of it.
#define KERNELS_PANEL 16

/// Packs a matrix of `k` rows and `n` columns (row major) into panels of 16 columns.
void kernels_pack(const float *b, size_t k, size_t n, float *packed);

/// c = bias + a × b: `a` has `m` rows of `k` floats that lie `lda` floats apart (they may overlap, as the windows of a convolution do);
/// `packed` holds b (k × n); rows of `c` are `n` floats long. `bias` has n floats.
void kernels_product(const float *a, size_t lda, const float *packed, const float *bias, float *c, size_t m, size_t k, size_t n);

/// A layer of simple recurrent units (Lei et al. 2018) after its product: rows of `y` hold u, f and r (d floats each, d a multiple of
/// 32), the first half of each for the forward direction. Overwrites the rows of `x` (`ldx` apart): x = r·tanh(c) + (1 - r)·x.
void kernels_recur(float *y, float *x, size_t ldx, size_t rows, size_t d);

/// Normalises each row of `d` floats to mean 0 and variance 1, then scales and shifts it (Ba et al. 2016); rows lie `ld` apart.
void kernels_normalise(float *x, size_t ld, size_t rows, size_t d, const float *scale, const float *shift);

/// z = max(0, token + centre + distance + relation + found), elementwise over `n` floats, a multiple of 8.
void kernels_meet(const float *token, const float *centre, const float *distance, const float *relation, const float *found, float *z,
                  size_t n);
