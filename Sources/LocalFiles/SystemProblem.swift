internal import Documents
package import Opening

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension FileProblem {
  /// What the system says of an error by its number.
  package init(system number: Int32) {
    self.init(reason: Self.words(of: number), isMissing: number == ENOENT)
  }

  /// The system's words for an error, as they stand in a sentence.
  package static func words(of number: Int32) -> String {
    guard let text = strerror(number) else { return "error \(number)" }
    let words = String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}

/// Calls the body with a path as the system takes it.
func withBytes<Result>(of path: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
  body(FileName.bytes(of: path).map { CChar(bitPattern: $0) } + [0])
}

/// What the system knows of a file.
func status(of path: String, followsLinks: Bool = true) throws(FileProblem) -> stat {
  guard !path.utf8.contains(0) else { throw FileProblem(system: EINVAL) }
  var information = stat()
  let flags = followsLinks ? 0 : AT_SYMLINK_NOFOLLOW
  let result = withBytes(of: path) { fstatat(AT_FDCWD, $0, &information, flags) }
  guard result == 0 else { throw FileProblem(system: errno) }
  return information
}

/// What a file is.
enum FileKind {
  case regular, folder, pipe, terminalOrDevice, disk, socket

  init(_ information: stat) {
    switch information.st_mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFIFO: self = .pipe
    case S_IFCHR: self = .terminalOrDevice
    case S_IFBLK: self = .disk
    case S_IFSOCK: self = .socket
    default: self = .regular
    }
  }
}
