import Glibc

/// Working memory of the calling thread, kept from one kernel to the next: a step allocates nothing once its threads
/// have grown to what it needs.
///
/// Contract: the floats belong to the caller until it asks again on the same thread; a kernel that asks for several
/// areas asks once for all of them. Their content is whatever was left there.
enum ThreadMemory {
    private struct Block {
        var start: UnsafeMutablePointer<Float>
        var count: Int
    }

    /// The key of each thread's block; a thread's end frees it.
    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key) { block in
            guard let block = block?.assumingMemoryBound(to: Block.self) else { return }
            UnsafeMutableRawPointer(block.pointee.start).deallocate()
            block.deallocate()
        }
        return key
    }()

    /// At least `count` floats at a multiple of 64 bytes.
    static func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
        let known = pthread_getspecific(key)?.assumingMemoryBound(to: Block.self)
        if let known, known.pointee.count >= count { return known.pointee.start }
        let start = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
            .bindMemory(to: Float.self, capacity: max(count, 1))
        if let known {
            UnsafeMutableRawPointer(known.pointee.start).deallocate()
            known.pointee = Block(start: start, count: count)
        } else {
            let block = UnsafeMutablePointer<Block>.allocate(capacity: 1)
            block.initialize(to: Block(start: start, count: count))
            pthread_setspecific(key, block)
        }
        return start
    }
}
