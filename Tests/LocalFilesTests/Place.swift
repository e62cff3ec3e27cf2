import LocalFiles
import Opening
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of a test's own, and the files in it as the system sees them; gone with its last reference.
final class Place {
  struct Failure: Error {}

  let path: String

  init() throws {
    var template = Array("/tmp/backstep-files.XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure() }
    path = String(cString: made)
  }

  deinit {
    for name in names {
      unlink("\(path)/\(name)")
      rmdir("\(path)/\(name)")
    }
    rmdir(path)
  }

  /// The names of what is in it, in order.
  var names: [String] {
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

  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a file.
  func make(_ name: String, _ text: String, mode: mode_t = 0o644) throws {
    let descriptor = open(path(name), O_WRONLY | O_CREAT | O_TRUNC, mode)
    guard descriptor >= 0 else { throw Failure() }
    defer { close(descriptor) }
    fchmod(descriptor, mode)
    guard LocalFiles.writeAll(descriptor, Array(text.utf8)) == nil else { throw Failure() }
  }

  func link(_ name: String, to destination: String) throws {
    guard symlink(destination, path(name)) == 0 else { throw Failure() }
  }

  /// What is under a name itself, its links not followed.
  func status(_ name: String) throws -> stat {
    var information = stat()
    guard lstat(path(name), &information) == 0 else { throw Failure() }
    return information
  }

  /// Whether a name is a link still.
  func isLink(_ name: String) throws -> Bool { try status(name).st_mode & S_IFMT == S_IFLNK }

  /// What a file holds.
  func text(_ name: String) throws -> String {
    let demand = FileDemand(mostBytes: 1 << 20, longestLine: nil)
    return String(
      decoding: try LocalFiles.contents(of: path(name), demand) { false }, as: UTF8.self)
  }

  /// Checks the place and saves under a name, as `train` does.
  func save(_ name: String, _ text: String) throws(FileProblem) {
    try LocalFiles.checkPlace(path(name))
    try LocalFiles.replace(path(name), with: Array(text.utf8)) { false }
  }

  /// Why nothing can be saved under a name; `nil` where it can.
  func problem(saving name: String) -> String? {
    do throws(FileProblem) {
      try LocalFiles.checkPlace(path(name))
      return nil
    } catch {
      return error.reason
    }
  }
}
