// Vectors of words: GloVe in bytes, trained vectors of frequent words.

/// The word table of the network: hashes in order, so that a word is found where its hash lets expect it.
struct Words: @unchecked Sendable {
    // Points into the binary's own data, which lives as long as the process and is never written.
    private let keys: UnsafeRawBufferPointer
    private let glove: UnsafeRawBufferPointer
    private let ownRows: UnsafeRawBufferPointer
    private let own: Rows
    private let scale: Float
    /// For each value of a hash's upper sixteen bits the first key that has it.
    private let buckets: [Int32]
    private let count: Int
    let gloveWidth: Int
    let ownWidth: Int

    init(_ weights: Weights) {
        keys = weights.bytes("words.keys")
        glove = weights.bytes("words.glove")
        ownRows = weights.bytes("words.ownRows")
        own = Rows(weights.floats("words.own"))
        scale = weights.floats("words.scale")[0]
        count = weights.shape("words.keys")[0]
        gloveWidth = weights.shape("words.glove")[1]
        ownWidth = weights.shape("words.own")[1]
        var buckets = [Int32](repeating: 0, count: 1 << 16 + 1)
        for row in 0..<count { buckets[Int(Self.key(row, keys) >> 48) + 1] += 1 }
        for bucket in 1..<buckets.count { buckets[bucket] += buckets[bucket - 1] }
        self.buckets = buckets
    }

    private static func key(_ row: Int, _ keys: UnsafeRawBufferPointer) -> UInt64 {
        UInt64(littleEndian: keys.loadUnaligned(fromByteOffset: row * 8, as: UInt64.self))
    }

    /// The row of a word; the last row, of all others, where it is not known.
    func row(_ hash: UInt64) -> Int {
        let bucket = Int(hash >> 48)
        for row in Int(buckets[bucket])..<Int(buckets[bucket + 1])
        where Self.key(row, keys) == hash { return row }
        return count
    }

    /// Writes GloVe's and the trained vector of a row.
    func write(_ row: Int, to out: UnsafeMutablePointer<Float>) {
        let bytes = glove.baseAddress!.assumingMemoryBound(to: Int8.self) + row * gloveWidth
        for column in 0..<gloveWidth { out[column] = Float(bytes[column]) * scale }
        let own = own.row(Int(UInt16(littleEndian: ownRows.loadUnaligned(fromByteOffset: row * 2, as: UInt16.self))), ownWidth)
        (out + gloveWidth).update(from: own, count: ownWidth)
    }
}
