internal import CFiles
internal import Documents
internal import Opening

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file beside the one that it is to replace, gone with this value unless it was renamed.
///
/// Its name says whose it is, `.net.json.backstep-4711-a1b2c3`: what a process that was killed has
/// left behind is known by it, and taken away by the next one.
struct TemporaryFile: ~Copyable {
  private let folder: String
  private let path: String
  private let descriptor: Int32
  private static let longestName = 255

  /// Makes an empty one, which only its owner may read; takes away what dead processes have left.
  init(beside path: String) throws(FileProblem) {
    folder = FileName.folder(of: path)
    let base = FileName.base(of: path)
    let prefix = Self.prefix(for: base)
    Self.removeLeftovers(in: folder, prefix)
    for _ in 0..<100 {
      let suffix = String(UInt32.random(in: .min ... .max), radix: 16)
      let name = "\(folder)\(prefix)\(getpid())-\(suffix)"
      let made = withBytes(of: name) {
        open($0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      }
      if made >= 0 {
        self.path = name
        descriptor = made
        // The lock goes with the process, wherever its number counts.
        flock(made, LOCK_EX | LOCK_NB)
        return
      }
      guard errno == EEXIST || errno == EINTR else { throw FileProblem(system: errno) }
    }
    throw FileProblem(system: EEXIST)
  }

  deinit {
    close(descriptor)
    _ = withBytes(of: path) { unlink($0) }
  }

  /// Makes one and takes it away again, to see whether the folder lets it be.
  static func tryOne(beside path: String) throws(FileProblem) {
    // The name itself may be too long for the folder, and the shortened one not.
    do throws(FileProblem) {
      _ = try status(of: path)
    } catch {
      guard error.isMissing else { throw error }
    }
    let hold = SignalHold()
    defer { hold.end() }
    _ = try TemporaryFile(beside: path)
  }

  /// What the names of all temporary files for a name begin with.
  ///
  /// A long name is cut where the longest number behind it would not fit.
  private static func prefix(for base: String) -> String {
    let tag = ".backstep-"
    let rest = tag.utf8.count + 1 + 10 + 1 + 8
    let bytes = FileName.bytes(of: base).prefix(longestName - rest)
    return "." + FileName.text(of: Array(bytes)) + tag
  }

  private static func removeLeftovers(in folder: String, _ prefix: String) {
    let start = FileName.bytes(of: prefix)
    guard let listing = withBytes(of: folder.isEmpty ? "." : folder, { opendir($0) }) else {
      return
    }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name.starts(with: start) else { continue }
      let parts = name[start.count...].split(separator: UInt8(ascii: "-"))
      guard parts.count == 2, let process = Int32(String(decoding: parts[0], as: UTF8.self)),
        process > 0, kill(process, 0) != 0, errno == ESRCH
      else { continue }
      remove(folder + FileName.text(of: name))
    }
  }

  /// Takes a file away unless a process holds it, perhaps one whose number counts elsewhere.
  private static func remove(_ path: String) {
    let descriptor = withBytes(of: path) {
      open($0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    }
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    _ = withBytes(of: path) { unlink($0) }
  }

  /// Writes the contents and has them on the disk.
  borrowing func fill(_ bytes: [UInt8]) throws(FileProblem) {
    if let failure = LocalFiles.writeAll(descriptor, bytes) { throw FileProblem(system: failure) }
    guard fsync(descriptor) == 0 else { throw FileProblem(system: errno) }
  }

  /// Takes over the mode, owner and attributes of the file that it replaces; without one, it becomes
  /// an ordinary file.
  borrowing func takeOver(_ old: stat?, _ path: String) throws(FileProblem) {
    guard let old else {
      let mask = umask(0)
      umask(mask)
      guard fchmod(descriptor, 0o666 & ~mask) == 0 else { throw FileProblem(system: errno) }
      return
    }
    var own = stat()
    guard fstat(descriptor, &own) == 0 else { throw FileProblem(system: errno) }
    var isSame = own.st_uid == old.st_uid && own.st_gid == old.st_gid
    if !isSame {
      isSame = fchown(descriptor, old.st_uid, old.st_gid) == 0
      if !isSame { _ = fchown(descriptor, .max, old.st_gid) }
    }
    let source = withBytes(of: path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    if source >= 0 {
      cfiles_copy_attributes(source, descriptor)
      close(source)
    }
    // What runs or acts as its owner must not become another one's.
    let mode = old.st_mode & (isSame ? 0o7777 : 0o777)
    guard fchmod(descriptor, mode) == 0 else { throw FileProblem(system: errno) }
  }

  /// Puts it in the place of a file, or of nothing, and has that on the disk.
  consuming func rename(to target: String) throws(FileProblem) {
    let result = withBytes(of: path) { from in
      withBytes(of: target) { Self.systemRename(from, $0) }
    }
    guard result == 0 else { throw FileProblem(system: errno) }
    let place = withBytes(of: folder.isEmpty ? "." : folder) {
      open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard place >= 0 else { return }
    // Not every kind of disk can do this for a folder.
    fsync(place)
    close(place)
  }

  private static func systemRename(
    _ from: UnsafePointer<CChar>, _ to: UnsafePointer<CChar>
  ) -> Int32 {
    #if canImport(Glibc)
      Glibc.rename(from, to)
    #else
      Darwin.rename(from, to)
    #endif
  }
}
