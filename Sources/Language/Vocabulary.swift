// Words as small integers: all rules compare ids, never text.

/// A table of known words, keyed by their lower-case UTF-8 bytes. Filled while the lexicons are loaded, only read afterwards.
public struct Vocabulary: Sendable {
    /// Identifier of a known word; `unknown` for any other.
    public typealias ID = Int32
    public static let unknown: ID = -1

    private var storage: [UInt8] = []
    private var ends: [Int32] = [0]
    private var slots: [Int32]
    private var mask: Int

    public init(capacity: Int = 1 << 16) {
        let size = max(16, capacity).nextPowerOfTwo
        slots = [Int32](repeating: -1, count: size)
        mask = size - 1
    }

    /// Number of known words; ids are `0..<count`.
    public var count: Int { ends.count - 1 }

    /// The word of an id.
    public func word(_ id: ID) -> String {
        String(decoding: storage[Int(ends[Int(id)])..<Int(ends[Int(id) + 1])], as: UTF8.self)
    }

    /// The id of lower-case bytes, or `unknown`.
    public func id(_ bytes: UnsafeBufferPointer<UInt8>) -> ID {
        var slot = Int(truncatingIfNeeded: Self.hash(bytes)) & mask
        while slots[slot] >= 0 {
            if matches(slots[slot], bytes) { return slots[slot] }
            slot = (slot + 1) & mask
        }
        return Self.unknown
    }

    /// The id of a lower-case word, or `unknown`.
    public func id(_ word: String) -> ID {
        var word = word
        return word.withUTF8 { id($0) }
    }

    /// The id of a lower-case word, which becomes known if it was not.
    @discardableResult
    public mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> ID {
        let known = id(bytes)
        if known >= 0 { return known }
        if count * 2 > slots.count { grow() }
        let new = ID(count)
        storage.append(contentsOf: bytes)
        ends.append(Int32(storage.count))
        insert(new, Self.hash(bytes))
        return new
    }

    @discardableResult
    public mutating func intern(_ word: String) -> ID {
        var word = word
        return word.withUTF8 { intern($0) }
    }

    private func matches(_ id: ID, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(ends[Int(id)])
        guard Int(ends[Int(id) + 1]) - start == bytes.count else { return false }
        for offset in 0..<bytes.count where storage[start + offset] != bytes[offset] { return false }
        return true
    }

    private mutating func insert(_ id: ID, _ hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = id
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        mask = slots.count - 1
        for id in 0..<count {
            let range = Int(ends[id])..<Int(ends[id + 1])
            let hash = storage.withUnsafeBufferPointer { Self.hash(UnsafeBufferPointer(rebasing: $0[range])) }
            insert(ID(id), hash)
        }
    }

    /// FNV-1a, folded so that the low bits carry all of it.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return value ^ (value >> 29)
    }
}

extension Int {
    fileprivate var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
