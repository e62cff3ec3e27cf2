import CAssets
package import Documents

/// The lessons that come with the program.
package enum ShippedLessons {
  package static let names = lessons.map { String(cString: $0.name) }

  /// Reads a lesson.
  ///
  /// - Parameters:
  ///   - name: its name, such as `xor`.
  ///   - change: what stands in its document in place of something else.
  /// - Returns: the lesson.
  /// - Throws: what is wrong with the document, if it cannot be read.
  package static func lesson(
    _ name: String, _ change: (from: String, to: String)? = nil
  ) throws -> Lesson {
    var document = document(name)
    if let change {
      let parts = String(decoding: document, as: UTF8.self).split(separator: change.from)
      document = Array(parts.joined(separator: change.to).utf8)
    }
    return try LessonDocument.lesson(from: JSONReader.readObject(document)) {
      (reference) throws(DocumentError) in
      let (name, file) =
        switch reference {
        case .network(let name, _): (name, lessons.first { String(cString: $0.name) == name })
        case .data(let name, _): (name, dataFile(name))
        }
      return LessonDocument.File(name: name, bytes: bytes(of: file))
    }
  }

  /// The bytes of a data file; none where there is none of the name.
  package static func data(named name: String) -> [UInt8] { bytes(of: dataFile(name)) }

  private static var lessons: [cassets_file] { (0..<cassets_lesson_count()).map(cassets_lesson) }

  private static func dataFile(_ name: String) -> cassets_file? {
    (0..<cassets_data_count()).map(cassets_data).first { String(cString: $0.name) == name }
  }

  /// The bytes of a lesson's document; none where there is none of the name.
  package static func document(_ name: String) -> [UInt8] {
    bytes(of: lessons.first { String(cString: $0.name) == name })
  }

  private static func bytes(of file: cassets_file?) -> [UInt8] {
    file.map { Array(UnsafeBufferPointer(start: $0.bytes, count: $0.count)) } ?? []
  }
}
