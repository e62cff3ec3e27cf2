package import Documents

/// What this program needs of the world outside; tests give it another one.
package struct World {
  /// Returns the bytes of a file; throws a sentence saying why it cannot be read.
  package var readFile: (_ path: String, _ demand: FileDemand) throws(FileProblem) -> [UInt8]
  /// Whether the names of files come from the command line, where they may be those of pipes.
  package var readsPipes = true
  /// Waits a moment and returns what has come on standard input, perhaps nothing; `nil` at its end.
  package var readInput: () throws(FileProblem) -> [UInt8]?
  /// Whether standard input is a terminal, where nothing comes unless it is typed.
  package var isInputTerminal: Bool
  /// Sees whether a file can be written, before there is anything to write; throws a sentence saying
  /// why it cannot.
  package var checkPlace: (_ path: String) throws(FileProblem) -> Void
  /// Writes a file whole or not at all; throws a sentence saying why it cannot be written.
  package var writeFile: (_ path: String, _ bytes: [UInt8]) throws(FileProblem) -> Void
  /// Writes to standard output.
  package var write: (_ text: String) throws(OutputProblem) -> Void
  /// Writes to standard error.
  package var writeError: (_ text: String) -> Void
  /// Whether standard error is a terminal, where progress can be shown.
  package var showsProgress: Bool
  /// Whether standard output is a terminal, where results that come bit by bit are progress enough.
  package var isOutputTerminal: Bool
  /// Called once there is work worth keeping, which a request to stop must not destroy.
  ///
  /// Before, while files are read, it may end the program at once.
  package var beginWork: () -> Void = {}
  /// Whether the person has asked to stop.
  package var isInterrupted: () -> Bool
  /// Forgets that wish, once something has been stopped for it; another one is noted again.
  ///
  /// Where the program itself is to end, the wish stays.
  package var forgetInterruption: () -> Void = {}
  /// Seconds since some fixed moment.
  package var seconds: () -> Double
  /// The shipped lessons, by name, in the order of the course.
  package var lessons: [(name: String, bytes: [UInt8])]
  /// The shipped data files, by name: `iris.csv`.
  package var assets: [(name: String, bytes: [UInt8])]
  /// Which kernels train.
  package var kernels: KernelChoice
  /// How large the terminal is that progress is shown on; `nil` where nothing but a line can be shown.
  package var progressSize: () -> (rows: Int, columns: Int)? = { nil }
  /// Where the person's configuration is, if there is one; `nil` where they have no folder for it.
  package var configurationPath: String?
  /// The explorer's keys, with some lines of a configuration.
  package var keys: (_ lines: [Configuration.KeyLine]) -> KeyTable = { _ in KeyTable() }

  package init(
    readFile: @escaping (_ path: String, _ demand: FileDemand) throws(FileProblem) -> [UInt8],
    readInput: @escaping () throws(FileProblem) -> [UInt8]?, isInputTerminal: Bool,
    checkPlace: @escaping (_ path: String) throws(FileProblem) -> Void,
    writeFile: @escaping (_ path: String, _ bytes: [UInt8]) throws(FileProblem) -> Void,
    write: @escaping (_ text: String) throws(OutputProblem) -> Void,
    writeError: @escaping (_ text: String) -> Void, showsProgress: Bool,
    isOutputTerminal: Bool = false,
    isInterrupted: @escaping () -> Bool, seconds: @escaping () -> Double,
    lessons: [(name: String, bytes: [UInt8])], assets: [(name: String, bytes: [UInt8])] = [],
    kernels: KernelChoice = KernelChoice()
  ) {
    self.readFile = readFile
    self.readInput = readInput
    self.isInputTerminal = isInputTerminal
    self.checkPlace = checkPlace
    self.writeFile = writeFile
    self.write = write
    self.writeError = writeError
    self.showsProgress = showsProgress
    self.isOutputTerminal = isOutputTerminal
    self.isInterrupted = isInterrupted
    self.seconds = seconds
    self.lessons = lessons
    self.assets = assets
    self.kernels = kernels
  }
}

extension World {
  /// Returns the bytes of a lesson or a network that was named where this program was called.
  package func readDocument(_ path: String) throws(FileProblem) -> [UInt8] {
    try readFile(path, .document.orPipe(readsPipes))
  }

  /// Returns the bytes of a data file, which is the person's own; where there is none of that name,
  /// those of a shipped one.
  package func readData(_ path: String) throws(FileProblem) -> (bytes: [UInt8], isOwn: Bool) {
    do throws(FileProblem) {
      return (try readFile(path, .table.orPipe(readsPipes)), true)
    } catch {
      guard error.isMissing, let asset = asset(named: path) else { throw error }
      return (asset, false)
    }
  }

  /// The bytes of a shipped data file.
  package func asset(named name: String) -> [UInt8]? {
    assets.first { $0.name == name }?.bytes
  }
}
