import Documents
import Opening

extension World {
  /// Reads what the person has set for good, and says what is wrong with it; where there is nothing, it
  /// is empty.
  ///
  /// Nothing in it ends the program: what is right counts.
  func configuration() -> Configuration {
    guard let path = configurationPath else { return Configuration() }
    var configuration: Configuration
    do throws(FileProblem) {
      configuration = Configuration(try readFile(path, .document))
    } catch {
      guard !error.isMissing else { return Configuration() }
      configuration = Configuration()
      configuration.problems = [DocumentError(at: nil, problem: error.reason)]
    }
    configuration.problems += keys(configuration.keys).problems
    configuration.problems.sort {
      ($0.location?.line ?? 0, $0.location?.column ?? 0)
        < ($1.location?.line ?? 0, $1.location?.column ?? 0)
    }
    for problem in configuration.problems { say(problem.line(file: path)) }
    return configuration
  }
}

extension Configuration {
  /// Puts its settings over the defaults of a lesson, but for those that were given.
  func apply(to settings: inout Settings, butFor given: [Setting.ID]) {
    for (setting, text) in self.settings where !given.contains(setting.id) {
      // It has been tried when it was read.
      try? setting.set(&settings, text)
    }
  }
}
