#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The project's own files, found from where this one was compiled.
package enum ProjectFiles {
  /// A file that cannot be read.
  package struct Missing: Error {
    package let path: String
  }

  /// Returns the bytes of a file; the path is relative to the project's folder.
  package static func bytes(_ path: String, here: String = #filePath) throws -> [UInt8] {
    // This file lies four folders deep.
    let root = here.split(separator: "/").dropLast(4).joined(separator: "/")
    let full = "/\(root)/\(path)"
    guard let file = fopen(full, "r") else { throw Missing(path: full) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Returns a file's text.
  package static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }
}
