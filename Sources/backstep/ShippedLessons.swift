import CAssets

/// The lessons that are compiled into the program.
enum ShippedLessons {
  static let all: [(name: String, bytes: [UInt8])] =
    (0..<cassets_lesson_count()).map { index in
      let file = cassets_lesson(index)
      return (
        String(cString: file.name),
        Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      )
    }
}
