// The weights file: named tensors, as `Training/export.py` writes them.

import Resources

/// The tensors of a weights file.
///
/// Form: "DMNW", a count, then for each tensor its name, type, shape and values, the values on a multiple of eight bytes; all numbers
/// are little-endian. The file is part of the binary, so a fault in it is a fault of the build and traps.
struct Weights {
    private enum Scalar: UInt8 {
        case float32, float16, int8, uint64, uint16
        var size: Int {
            switch self {
            case .float32: 4
            case .float16, .uint16: 2
            case .int8: 1
            case .uint64: 8
            }
        }
    }
    private struct Tensor {
        let scalar: Scalar
        let shape: [Int]
        let values: UnsafeRawBufferPointer
    }
    private var tensors: [String: Tensor] = [:]

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        precondition(raw.prefix(4).elementsEqual("DMNW".utf8), "no weights file")
        var position = 4
        func integer<T: FixedWidthInteger>(_ type: T.Type) -> T {
            defer { position += MemoryLayout<T>.size }
            return T(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: T.self))
        }
        for _ in 0..<integer(UInt32.self) {
            let length = Int(integer(UInt8.self))
            let name = String(decoding: raw[position..<(position + length)], as: UTF8.self)
            position += length
            guard let scalar = Scalar(rawValue: integer(UInt8.self)) else { preconditionFailure("unknown type of \(name)") }
            let shape = (0..<integer(UInt8.self)).map { _ in Int(integer(UInt32.self)) }
            position = (position + 7) & ~7
            let size = shape.reduce(1, *) * scalar.size
            tensors[name] = Tensor(
                scalar: scalar, shape: shape, values: UnsafeRawBufferPointer(rebasing: raw[position..<(position + size)]))
            position += size
        }
    }

    private subscript(_ name: String) -> Tensor {
        guard let tensor = tensors[name] else { preconditionFailure("no tensor \(name)") }
        return tensor
    }

    /// Number of recurrent layers.
    var layers: Int { (0...).first { tensors["layer\($0)"] == nil }! }

    func shape(_ name: String) -> [Int] { self[name].shape }

    /// A tensor's values as floats, in order of rows.
    func floats(_ name: String) -> [Float] {
        let tensor = self[name]
        let count = tensor.shape.reduce(1, *)
        switch tensor.scalar {
        case .float32: return (0..<count).map { tensor.values.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
        case .float16:
            return (0..<count).map { Float(half: tensor.values.loadUnaligned(fromByteOffset: $0 * 2, as: UInt16.self)) }
        default: preconditionFailure("\(name) holds no floats")
        }
    }

    /// A tensor's values where they stand in the binary.
    func bytes(_ name: String) -> UnsafeRawBufferPointer { self[name].values }
}

extension Float {
    /// The value of an IEEE half.
    fileprivate init(half: UInt16) {
        let exponent = UInt32(half >> 10) & 0x1f
        let fraction = UInt32(half & 0x3ff)
        let sign = UInt32(half & 0x8000) << 16
        if exponent == 0 {
            let magnitude = Float(fraction) * 0x1p-24
            self = sign == 0 ? magnitude : -magnitude
        } else {
            self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }
}
