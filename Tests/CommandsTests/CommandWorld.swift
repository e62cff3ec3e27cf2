import Commands
import Documents
import Opening
import TestSupport

/// A world that lives in memory: files in a dictionary, output that is kept.
final class CommandWorld {
  var files: [String: String]
  /// What comes on standard input, piece by piece.
  var input: [String] = []
  var inputFails: FileProblem?
  var isInputTerminal = false
  /// What had been written when each piece was asked for.
  private(set) var outputBeforeInput: [String] = []
  /// Files that were written.
  private(set) var written: [String: String] = [:]
  private(set) var output = ""
  private(set) var errors = ""
  /// The names that were to be saved under, as they were checked.
  private(set) var checkedPlaces: [String] = []
  /// Why nothing can be saved there; `nil` where it can.
  var placeFails: FileProblem?
  /// Why writing a file fails; `nil` where it does not.
  var writingFileFails: FileProblem?
  /// Why standard output takes nothing; `nil` where it does.
  var outputFails: OutputProblem?
  /// How often the person is asked before the wish to stop comes; `nil`: it never does.
  var looksBeforeInterruption: Int?
  var showsProgress = false
  var isOutputTerminal = false
  var kernels = KernelChoice()
  private var time = 0.0
  private let lessons: [(name: String, bytes: [UInt8])]

  init(files: [String: String] = [:]) throws {
    self.files = files
    lessons = try ["one-weight", "worked-example"].map {
      ($0, Array(try ProjectFiles.text("Assets/lessons/\($0).json").utf8))
    }
  }

  /// Runs a command line, with its words separated by spaces.
  @discardableResult
  func run(_ line: String) -> Commands.Outcome {
    run(line.split(separator: " ").map(String.init))
  }

  @discardableResult
  func run(_ words: [String]) -> Commands.Outcome {
    Commands.run(words, outside)
  }

  /// The size of the terminal that progress is shown on; `nil`: nothing but a line can be shown.
  var progressSize: (rows: Int, columns: Int)?
  /// Where the configuration is; `nil`: nowhere.
  var configurationPath: String?

  private var outside: World {
    var world = world
    world.configurationPath = configurationPath
    world.progressSize = { [self] in progressSize }
    return world
  }

  private var world: World {
    World(
      readFile: { [self] (path, _) throws(FileProblem) in
        guard let text = files[path] else {
          throw FileProblem(reason: "no such file or directory", isMissing: true)
        }
        return Array(text.utf8)
      },
      readInput: { [self] () throws(FileProblem) in
        outputBeforeInput.append(output)
        if let inputFails { throw inputFails }
        return input.isEmpty ? nil : Array(input.removeFirst().utf8)
      }, isInputTerminal: isInputTerminal,
      checkPlace: { [self] (path) throws(FileProblem) in
        checkedPlaces.append(path)
        if let placeFails { throw placeFails }
      },
      writeFile: { [self] (path, bytes) throws(FileProblem) in
        if let writingFileFails { throw writingFileFails }
        written[path] = String(decoding: bytes, as: UTF8.self)
      },
      write: { [self] (text) throws(OutputProblem) in
        if let outputFails { throw outputFails }
        output += text
      },
      writeError: { [self] in errors += $0 }, showsProgress: showsProgress,
      isOutputTerminal: isOutputTerminal,
      isInterrupted: { [self] in isInterrupted() },
      seconds: { [self] in
        time += 1
        return time
      }, lessons: lessons, kernels: kernels)
  }

  private func isInterrupted() -> Bool {
    guard let looks = looksBeforeInterruption else { return false }
    looksBeforeInterruption = looks - 1
    return looks <= 0
  }
}

extension Commands.Outcome {
  /// The exit status; `nil` where the explorer opens.
  var status: Int32? {
    guard case .exit(let status) = self else { return nil }
    return status.rawValue
  }

  /// What the explorer opens.
  var lesson: Lesson? {
    guard case .explore(let exploration) = self else { return nil }
    return exploration.lesson
  }
}

/// What a run of the program leaves behind.
struct Result: Equatable {
  var status: Int32?
  var output: String
  var errors: String
}

/// Runs a command line in a world with some files.
func backstep(_ line: String, files: [String: String] = [:]) throws -> Result {
  try backstep(line.split(separator: " ").map(String.init), files: files)
}

func backstep(_ words: [String], files: [String: String] = [:]) throws -> Result {
  let world = try CommandWorld(files: files)
  let status = world.run(words).status
  return Result(status: status, output: world.output, errors: world.errors)
}

/// The only object of an output in JSON.
func object(_ result: Result) throws -> JSONObject {
  try JSONReader.readObject(Array(result.output.utf8))
}

/// The objects of an output that has one a line.
func objects(_ result: Result) throws -> [JSONObject] {
  try result.output.split(separator: "\n").map { try JSONReader.readObject(Array($0.utf8)) }
}

/// The files that tests name.
enum Files {
  static let xor = "x1,x2,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n"
  /// Or, which one unit can learn.
  static let or = "x1,x2,y\n0,0,0\n0,1,1\n1,0,1\n1,1,1\n"
  static let network = """
    {"format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": 2,
     "layers": [{"activation": "sigmoid", "weights": [[0.1, -0.2]], "biases": [0.3]}]}
    """
  /// A linear unit that leaves the finite numbers at a large rate.
  static let linear = """
    {"format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": 2,
     "layers": [{"activation": "linear", "weights": [[1, 1]]}]}
    """
  static let all = [
    "xor.csv": xor, "or.csv": or, "net.json": network, "linear.json": linear,
    "steep.csv": "a,b,t\n1000,1000,1\n1,1,1\n",
  ]
}

/// Whether a text is ASCII alone.
func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 128 } }
