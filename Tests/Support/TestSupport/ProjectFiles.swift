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

  /// The place of a file whose path is relative to the project's folder.
  private static func place(of path: String, here: String = #filePath) -> String {
    // This file lies four folders deep.
    "/" + here.split(separator: "/").dropLast(4).joined(separator: "/") + "/" + path
  }

  /// Returns the bytes of a file; the path is relative to the project's folder.
  package static func bytes(_ path: String) throws -> [UInt8] {
    let full = place(of: path)
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

  /// Writes a file of the project anew: for tests that record what they compare.
  package static func write(_ text: String, to path: String) throws {
    let full = place(of: path)
    guard let file = fopen(full, "w") else { throw Missing(path: full) }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw Missing(path: full) }
  }

  /// Returns the names of what lies in a folder of the project.
  package static func names(in folder: String) throws -> [String] {
    let full = place(of: folder)
    guard let directory = opendir(full) else { throw Missing(path: full) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
