package import Opening

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file that is written bit by bit, under a name where nothing was.
///
/// What was written stays, however the program ends.
package struct NewFile: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Makes an empty one.
  package init(_ path: String) throws(FileProblem) {
    let made = withBytes(of: path) {
      open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    guard made >= 0 else {
      let error = errno
      throw error == EEXIST
        ? FileProblem(reason: "is there already; take another name") : FileProblem(system: error)
    }
    descriptor = made
    self.path = path
  }

  /// Adds bytes at its end.
  package func append(_ bytes: [UInt8]) throws(FileProblem) {
    if let error = LocalFiles.writeAll(descriptor, bytes) { throw FileProblem(system: error) }
  }

  /// Takes it away again.
  package func remove() { _ = withBytes(of: path) { unlink($0) } }

  deinit {
    fsync(descriptor)
    close(descriptor)
  }
}
