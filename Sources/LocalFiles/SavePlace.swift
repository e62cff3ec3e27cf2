internal import Documents
internal import Opening

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What a name to save under leads to, its links followed.
enum SavePlace {
  /// Nothing yet, at the end of all links.
  case new(path: String)
  case regular(path: String, stat)
  /// A pipe or a device, which is written into.
  case special(path: String, FileKind)
  /// One of this process's open files, such as `/dev/stdout`.
  case descriptor(Int32)

  /// More links than these lead in a circle.
  private static let mostLinks = 40

  /// Finds out where a name leads.
  init(_ name: String) throws(FileProblem) {
    guard name.unicodeScalars.last != "/" else {
      throw FileProblem(reason: "is the name of a folder; name a file")
    }
    var path = name
    for _ in 0..<Self.mostLinks {
      // What is open already may have no name any more, or be read by somebody by another one.
      if let descriptor = Self.descriptor(named: path) {
        self = .descriptor(descriptor)
        return
      }
      let information: stat
      do throws(FileProblem) {
        information = try status(of: path, followsLinks: false)
      } catch {
        guard error.isMissing else { throw error }
        try Self.checkFolder(of: path)
        self = .new(path: path)
        return
      }
      guard information.st_mode & S_IFMT == S_IFLNK else {
        self = try Self.existing(path, information)
        return
      }
      path = try Self.destination(ofLink: path)
    }
    throw FileProblem(system: ELOOP)
  }

  private static func existing(
    _ path: String, _ information: stat
  ) throws(FileProblem) -> SavePlace {
    switch FileKind(information) {
    case .regular: return openFile(information) ?? .regular(path: path, information)
    case .folder: throw FileProblem(reason: "is a folder; name a file")
    case .socket: throw FileProblem(reason: "is a socket; name a file")
    case .disk: throw FileProblem(reason: "is a disk; name a file")
    case .pipe: return .special(path: path, .pipe)
    case .terminalOrDevice: return .special(path: path, .terminalOrDevice)
    }
  }

  /// The file that standard output or error goes to: put another one in its place, and what is
  /// written there is lost.
  private static func openFile(_ information: stat) -> SavePlace? {
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      var own = stat()
      guard fstat(descriptor, &own) == 0, own.st_dev == information.st_dev,
        own.st_ino == information.st_ino
      else { continue }
      return .descriptor(descriptor)
    }
    return nil
  }

  private static func destination(ofLink path: String) throws(FileProblem) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = withBytes(of: path) { readlink($0, &buffer, buffer.count) }
    guard count >= 0 else { throw FileProblem(system: errno) }
    let destination = FileName.text(of: buffer[..<count].map(UInt8.init(bitPattern:)))
    return destination.unicodeScalars.first == "/"
      ? destination : FileName.folder(of: path) + destination
  }

  private static func checkFolder(of path: String) throws(FileProblem) {
    let folder = FileName.folder(of: path)
    guard !folder.isEmpty else { return }
    do throws(FileProblem) {
      guard try FileKind(status(of: folder)) == .folder else { throw FileProblem(system: ENOTDIR) }
    } catch {
      guard error.isMissing else { throw error }
      throw FileProblem(reason: "there is no folder \(excerpt(folder))")
    }
  }

  /// The descriptor that a name such as `/dev/fd/3` stands for.
  private static func descriptor(named path: String) -> Int32? {
    let base = FileName.base(of: path)
    guard let number = Int32(base), number >= 0, base.utf8.first != UInt8(ascii: "+") else {
      return nil
    }
    let folder = withBytes(of: FileName.folder(of: path)) { realpath($0, nil) }
    guard let folder else { return nil }
    defer { free(folder) }
    let name = String(cString: folder)
    return name == "/proc/\(getpid())/fd" || name == "/dev/fd" ? number : nil
  }
}
