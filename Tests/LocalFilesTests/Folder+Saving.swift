import LocalFiles
import Opening
import TestSupport

extension Folder {
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
