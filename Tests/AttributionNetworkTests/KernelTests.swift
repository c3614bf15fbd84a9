// The arithmetic in C against the plain formulas.

import Foundation
import Kernels
import Testing

/// Numbers between -1 and 1, the same each time.
private func numbers(_ count: Int, seed: UInt64) -> [Float] {
    var state = seed
    return (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(Int32(truncatingIfNeeded: state >> 33)) / Float(1 << 30) - 1
    }
}

@Suite struct KernelTests {
    @Test(arguments: [(1, 3, 16), (6, 8, 16), (7, 50, 48), (13, 1, 32)])
    func productIsTheSumOfProducts(rows: Int, inner: Int, columns: Int) {
        let (a, b, bias) = (numbers(rows * inner, seed: 1), numbers(inner * columns, seed: 2), numbers(columns, seed: 3))
        var packed = [Float](repeating: 0, count: inner * columns)
        kernels_pack(b, inner, columns, &packed)
        var c = [Float](repeating: .nan, count: rows * columns)
        kernels_product(a, inner, packed, bias, &c, rows, inner, columns)
        for row in 0..<rows {
            for column in 0..<columns {
                let expected = (0..<inner).reduce(bias[column]) { $0 + a[row * inner + $1] * b[$1 * columns + column] }
                #expect(abs(c[row * columns + column] - expected) < 1e-4)
            }
        }
    }

    @Test func windowsOverlap() {
        // A convolution over three rows of two: the rows of inputs lie two floats apart and are six long.
        let x: [Float] = [0, 0, 1, 2, 3, 4, 0, 0]
        let b = [Float](repeating: 1, count: 6 * 16)
        var packed = [Float](repeating: 0, count: 6 * 16)
        kernels_pack(b, 6, 16, &packed)
        var c = [Float](repeating: 0, count: 2 * 16)
        kernels_product(x, 2, packed, [Float](repeating: 0, count: 16), &c, 2, 6, 16)
        #expect(c[0] == 10 && c[16] == 10)
        let first: [Float] = [0, 0, 1, 2, 3, 5, 7, 0]
        kernels_product(first, 2, packed, [Float](repeating: 0, count: 16), &c, 2, 6, 16)
        #expect(c[0] == 11 && c[16] == 18)
    }

    @Test func recurrenceIsThatOfSimpleRecurrentUnits() {
        let (rows, d) = (5, 32)
        let y = numbers(rows * 3 * d, seed: 4).map { $0 * 3 }
        let x = numbers(rows * d, seed: 5)
        var (work, given) = (y, x)
        kernels_recur(&work, &given, d, rows, d)
        func logistic(_ value: Float) -> Float { 1 / (1 + exp(-value)) }
        for column in 0..<d {
            var state: Float = 0
            for step in 0..<rows {
                let row = column < d / 2 ? step : rows - 1 - step
                let (u, f, r) = (
                    y[row * 3 * d + column], logistic(y[row * 3 * d + d + column]), logistic(y[row * 3 * d + 2 * d + column])
                )
                state = f * state + (1 - f) * u
                #expect(abs(given[row * d + column] - (r * tanh(state) + (1 - r) * x[row * d + column])) < 1e-5)
            }
        }
    }

    @Test func extremeNumbersStayFinite() {
        var y: [Float] = [Float](repeating: 1e4, count: 96) + [Float](repeating: -1e4, count: 96)
        var x = [Float](repeating: 1, count: 64)
        kernels_recur(&y, &x, 32, 2, 32)
        #expect(x.allSatisfy { $0.isFinite && abs($0) <= 1.0001 })
    }

    @Test func normalisedRowsHaveMeanZeroAndVarianceOne() {
        var x = numbers(2 * 32, seed: 6).map { $0 * 7 + 3 }
        kernels_normalise(&x, 32, 2, 32, [Float](repeating: 1, count: 32), [Float](repeating: 0, count: 32))
        for row in 0..<2 {
            let values = x[(row * 32)..<(row * 32 + 32)]
            #expect(abs(values.reduce(0, +) / 32) < 1e-5)
            #expect(abs(values.reduce(0) { $0 + $1 * $1 } / 32 - 1) < 1e-3)
        }
    }

    @Test func meetingKeepsWhatIsPositive() {
        let zero = [Float](repeating: 0, count: 16)
        let token = (0..<16).map { Float($0) - 8 }
        var z = [Float](repeating: .nan, count: 16)
        kernels_meet(token, zero, [Float](repeating: 1, count: 16), zero, zero, &z, 16)
        #expect(z == (0..<16).map { max(0, Float($0) - 7) })
    }
}
