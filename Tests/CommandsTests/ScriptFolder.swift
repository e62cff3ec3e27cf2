#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder for one script and what is made of it, gone with the last reference to it.
final class ScriptFolder {
  struct Failure: Error {}

  let path: String
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
    for name in ["script.py", "script.log", "script.aux", "script.pdf"] {
      unlink("\(path)/\(name)")
    }
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
