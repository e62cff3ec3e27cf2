#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder for one script, gone with the last reference to it.
final class ScriptFolder {
  struct Failure: Error {}

  private let path: String
  private var script: String { path + "/script.py" }

  /// Python and its modules may lie anywhere that this process looks.
  static let environment: [String: String?] =
    getenv("PATH").map {
      ["PATH": String(cString: $0)]
    } ?? [:]

  init() throws {
    var template = Array("/tmp/backstep-script.XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure() }
    path = String(cString: made)
  }

  deinit {
    unlink(script)
    rmdir(path)
  }

  /// Writes the script; returns its path.
  func write(_ text: String) throws -> String {
    guard let file = fopen(script, "w") else { throw Failure() }
    fputs(text, file)
    guard fclose(file) == 0 else { throw Failure() }
    return script
  }
}
