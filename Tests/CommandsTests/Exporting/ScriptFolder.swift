import Opening

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
    for name in ["script.py", "script.log", "script.aux", "script.pdf", "network.json"] {
      unlink("\(path)/\(name)")
    }
    rmdir(path)
  }

  /// The text of a file that a script left here; `nil` where there is none.
  func text(of name: String) -> String? {
    guard let file = fopen("\(path)/\(name)", "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var byte = fgetc(file)
    while byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      byte = fgetc(file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the script; returns its path.
  func write(_ text: String) throws -> String {
    guard let file = fopen(script, "w") else { throw Failure() }
    fputs(text, file)
    guard fclose(file) == 0 else { throw Failure() }
    return script
  }
}
