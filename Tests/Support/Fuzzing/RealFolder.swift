import Documents
import LocalFiles
import Opening

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder on the disk for one case, gone with its last reference.
///
/// Names are texts as `FileName` spells them, so that they can have any bytes.
final class RealFolder {
  struct Failure: Error {}

  /// What is under a name itself, its links not followed.
  struct Entry: Equatable {
    let mode: mode_t
    let links: Int
    let size: Int
    let identity: UInt64
    let seconds: Int
    let nanoseconds: Int
    /// Where a symbolic link leads.
    let destination: [UInt8]

    var isRegular: Bool { mode & S_IFMT == S_IFREG }
  }

  let path: String

  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/backstep-fuzz.XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure() }
    path = String(cString: made)
  }

  deinit {
    for name in names {
      let isGone = withBytes(of: self.path(name)) { unlink($0) == 0 || rmdir($0) == 0 }
      if !isGone { print("\(self.path(name)) is left") }
    }
    rmdir(path)
  }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  private func withBytes<Result>(
    of path: String, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    body(FileName.bytes(of: path).map { CChar(bitPattern: $0) } + [0])
  }

  private func attempt(_ name: String, _ body: (UnsafePointer<CChar>) -> Int32) throws -> Int32 {
    let result = withBytes(of: path(name), body)
    guard result >= 0 else { throw Failure() }
    return result
  }

  // MARK: - Making

  func make(_ name: String, _ bytes: [UInt8], mode: mode_t = 0o644) throws {
    let descriptor = try attempt(name) {
      Self.systemOpen($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
    }
    defer { close(descriptor) }
    guard LocalFiles.writeAll(descriptor, bytes) == nil, fchmod(descriptor, mode) == 0 else {
      throw Failure()
    }
  }

  /// Makes a symbolic link; the destination is a name in the folder, or any path.
  func link(_ name: String, to destination: String) throws {
    _ = try attempt(name) { link in withBytes(of: destination) { symlink($0, link) } }
  }

  /// Gives a file a second name.
  func alias(_ name: String, of file: String) throws {
    _ = try attempt(name) { alias in withBytes(of: path(file)) { Self.hardLink($0, alias) } }
  }

  private static func systemOpen(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 {
    open(path, flags, 0o600)
  }

  private static func hardLink(
    _ file: UnsafePointer<CChar>, _ alias: UnsafePointer<CChar>
  ) -> Int32 {
    #if canImport(Glibc)
      Glibc.link(file, alias)
    #else
      Darwin.link(file, alias)
    #endif
  }

  func makeFolder(_ name: String) throws { _ = try attempt(name) { mkdir($0, 0o755) } }

  func makePipe(_ name: String) throws { _ = try attempt(name) { mkfifo($0, 0o600) } }

  /// Opens a name of a pipe; never waits.
  func openPipe(_ name: String, _ flags: Int32) throws -> Int32 {
    try attempt(name) { Self.systemOpen($0, flags | O_NONBLOCK | O_CLOEXEC) }
  }

  // MARK: - Looking

  /// The names of what is in it.
  var names: [String] {
    guard let listing = opendir(path) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      let text = FileName.text(of: name)
      if text != ".", text != ".." { names.append(text) }
    }
    return names
  }

  /// Everything in it.
  func entries() throws -> [String: Entry] {
    var entries: [String: Entry] = [:]
    for name in names { entries[name] = try entry(name) }
    return entries
  }

  private func entry(_ name: String) throws -> Entry {
    var information = stat()
    _ = try attempt(name) { lstat($0, &information) }
    var destination: [UInt8] = []
    if information.st_mode & S_IFMT == S_IFLNK {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = withBytes(of: path(name)) { readlink($0, &buffer, buffer.count) }
      destination = buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }
    }
    #if canImport(Glibc)
      let time = information.st_mtim
    #else
      let time = information.st_mtimespec
    #endif
    // What goes through a pipe changes its time, and nothing else of it.
    let isPipe = information.st_mode & S_IFMT == S_IFIFO
    return Entry(
      mode: information.st_mode, links: Int(information.st_nlink),
      size: isPipe ? 0 : Int(information.st_size), identity: UInt64(information.st_ino),
      seconds: isPipe ? 0 : time.tv_sec, nanoseconds: isPipe ? 0 : time.tv_nsec,
      destination: destination)
  }

  /// What a file holds.
  func bytes(_ name: String) throws -> [UInt8] {
    let descriptor = try attempt(name) { Self.systemOpen($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    defer { close(descriptor) }
    return Self.drain(descriptor)
  }

  /// What can be read from a descriptor without waiting.
  static func drain(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }
}
