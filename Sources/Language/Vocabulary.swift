// Words as small integers: all rules compare ids, never text.

/// A table of known words, keyed by their lower-case UTF-8 bytes. Filled while the lexicons are loaded, only read afterwards.
public struct Vocabulary: Sendable {
    /// Identifier of a known word; `unknown` for any other.
    public typealias ID = Int32
    public static let unknown: ID = -1

    /// The bytes of all words, one after the other, and where each ends.
    private var storage: [UInt8] = []
    private var ends: [Int32] = [0]
    /// Open addressing with linear probing, at most three quarters full. The upper 8 bits of a slot are those of the word's hash, by
    /// which most other words are told apart without a look at them; the lower 24 bits are the id plus 1, or 0 for an empty slot.
    private var slots: [UInt32]

    /// An empty table with room for three quarters of `capacity` words before it grows.
    public init(capacity: Int = 1 << 16) {
        slots = [UInt32](repeating: 0, count: max(16, capacity).nextPowerOfTwo)
        storage.reserveCapacity(slots.count * 5)
        ends.reserveCapacity(slots.count * 3 / 4)
    }

    /// Number of known words; ids are `0..<count`.
    public var count: Int { ends.count - 1 }

    /// The word of an id.
    public func word(_ id: ID) -> String {
        String(decoding: storage[Int(ends[Int(id)])..<Int(ends[Int(id) + 1])], as: UTF8.self)
    }

    /// The id of lower-case bytes, or `unknown`.
    public func id(_ bytes: UnsafeBufferPointer<UInt8>) -> ID { Self.id(slots[slot(of: bytes, Self.hash(bytes))]) }

    /// The id of a lower-case word, or `unknown`.
    public func id(_ word: String) -> ID {
        var word = word
        return word.withUTF8 { id($0) }
    }

    /// The id of a lower-case word, which becomes known if it was not.
    @discardableResult
    public mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> ID {
        let hash = Self.hash(bytes)
        let slot = slot(of: bytes, hash)
        if slots[slot] != 0 { return Self.id(slots[slot]) }
        storage.append(contentsOf: bytes)
        ends.append(Int32(storage.count))
        slots[slot] = Self.tag(hash) | UInt32(count)
        if count * 4 > slots.count * 3 { grow() }
        return ID(count - 1)
    }

    @discardableResult
    public mutating func intern(_ word: String) -> ID {
        var word = word
        return word.withUTF8 { intern($0) }
    }

    /// The id of a word however it is written: its lower-case form becomes known if it was not.
    @discardableResult
    public mutating func intern(folding word: UnsafeBufferPointer<UInt8>) -> ID {
        if word.contains(where: { $0 >= 0x80 }) {
            var lower: [UInt8] = []
            Tokenizer.fold(word, 0..<word.count, into: &lower)
            return lower.withUnsafeBufferPointer { intern($0) }
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count) { lower in
            for index in word.indices { lower.initializeElement(at: index, to: word[index].lowered) }
            return intern(UnsafeBufferPointer(lower))
        }
    }

    private static func tag(_ slot: UInt32) -> UInt32 { slot & 0xFF00_0000 }
    private static func id(_ slot: UInt32) -> ID { ID(slot & 0x00FF_FFFF) - 1 }

    /// The slot of a word, or the empty one where it belongs.
    private func slot(of bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if Self.tag(slots[slot]) == Self.tag(hash), matches(Self.id(slots[slot]), bytes) { return slot }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func matches(_ id: ID, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(ends[Int(id)])
        guard Int(ends[Int(id) + 1]) - start == bytes.count else { return false }
        for offset in 0..<bytes.count where storage[start + offset] != bytes[offset] { return false }
        return true
    }

    private mutating func grow() {
        precondition(count < 1 << 23, "too many words")
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        storage.withUnsafeBufferPointer { storage in
            for id in 0..<count {
                let word = UnsafeBufferPointer(rebasing: storage[Int(ends[id])..<Int(ends[id + 1])])
                let hash = Self.hash(word)
                slots[slot(of: word, hash)] = Self.tag(hash) | UInt32(id + 1)
            }
        }
    }

    /// FNV-1a of 64 bits, folded to 32.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return UInt32(truncatingIfNeeded: value ^ (value >> 32))
    }
}

extension Int {
    fileprivate var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
