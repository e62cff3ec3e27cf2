#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of a test's own, gone with the last reference to it.
final class Folder {
  struct Failure: Error {
    let path: String
  }

  let path: String

  init() throws {
    var template = Array("/tmp/backstep-test.XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure(path: "/tmp") }
    path = String(cString: made)
  }

  deinit {
    for name in contents {
      unlink("\(path)/\(name)")
      rmdir("\(path)/\(name)")
    }
    rmdir(path)
  }

  /// Writes a file; returns its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let path = "\(path)/\(name)"
    guard let file = fopen(path, "w") else { throw Failure(path: path) }
    fputs(text, file)
    guard fclose(file) == 0 else { throw Failure(path: path) }
    return path
  }

  /// Adds bytes to the end of a file.
  func append(_ name: String, _ bytes: [UInt8]) throws {
    let path = "\(path)/\(name)"
    guard let file = fopen(path, "a") else { throw Failure(path: path) }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else { throw Failure(path: path) }
  }

  /// The names of what is in it, in order.
  var contents: [String] {
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
  var sizes: [Int] {
    contents.compactMap { name in
      var information = stat()
      return stat("\(path)/\(name)", &information) == 0 ? Int(information.st_size) : nil
    }
  }

  /// The text of a file; `nil` if there is none.
  static func text(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var text: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&block, 1, block.count, file)
      guard count > 0 else { return String(decoding: text, as: UTF8.self) }
      text += block[..<count]
    }
  }
}
