#if canImport(Glibc)
  package import Glibc
#else
  package import Darwin
#endif

/// A folder of a test's own, gone with the last reference to it.
package final class Folder {
  package struct Failure: Error {
    package let path: String
  }

  package let path: String

  package init() throws {
    var template = Array("/tmp/backstep-test.XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure(path: "/tmp") }
    path = String(cString: made)
  }

  deinit {
    for name in names {
      unlink(path(name))
      rmdir(path(name))
    }
    rmdir(path)
  }

  package func path(_ name: String) -> String { "\(path)/\(name)" }

  // MARK: - Making

  /// Writes a file; returns its path.
  @discardableResult
  package func write(_ name: String, _ text: String, mode: mode_t? = nil) throws -> String {
    try put(name, Array(text.utf8), opening: "w")
    let path = path(name)
    if let mode, chmod(path, mode) != 0 { throw Failure(path: path) }
    return path
  }

  /// Adds bytes to the end of a file.
  package func append(_ name: String, _ bytes: [UInt8]) throws {
    try put(name, bytes, opening: "a")
  }

  private func put(_ name: String, _ bytes: [UInt8], opening mode: String) throws {
    let path = path(name)
    guard let file = fopen(path, mode) else { throw Failure(path: path) }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else { throw Failure(path: path) }
  }

  /// Makes a symbolic link.
  package func link(_ name: String, to destination: String) throws {
    guard symlink(destination, path(name)) == 0 else { throw Failure(path: path(name)) }
  }

  // MARK: - Looking

  /// The names of what is in it, in order.
  package var names: [String] {
    guard let listing = opendir(path) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// How many bytes each of them has.
  package var sizes: [Int] {
    names.compactMap { name in
      var information = stat()
      return stat(path(name), &information) == 0 ? Int(information.st_size) : nil
    }
  }

  /// What is under a name itself, its links not followed.
  package func status(_ name: String) throws -> stat {
    var information = stat()
    guard lstat(path(name), &information) == 0 else { throw Failure(path: path(name)) }
    return information
  }

  /// Whether a name is a link.
  package func isLink(_ name: String) throws -> Bool {
    try status(name).st_mode & S_IFMT == S_IFLNK
  }

  /// The text of a file; `nil` where there is none.
  package func text(_ name: String) -> String? { Folder.text(of: path(name)) }

  /// The bytes of a file; `nil` where there is none.
  package func bytes(_ name: String) -> [UInt8]? { Folder.bytes(of: path(name)) }

  /// The text of a file anywhere; `nil` where there is none.
  package static func text(of path: String) -> String? {
    bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var text: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&block, 1, block.count, file)
      guard count > 0 else { return text }
      text += block[..<count]
    }
  }
}
