import CAssets

/// The lessons that are compiled into the program, and their data files.
enum ShippedLessons {
  static let all = (0..<cassets_lesson_count()).map { contents(of: cassets_lesson($0)) }

  static let data = (0..<cassets_data_count()).map { contents(of: cassets_data($0)) }

  private static func contents(of file: cassets_file) -> (name: String, bytes: [UInt8]) {
    (
      String(cString: file.name),
      Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    )
  }
}
