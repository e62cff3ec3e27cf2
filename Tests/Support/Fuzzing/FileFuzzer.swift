import Backprop
import Commands
import Documents
import Opening
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs commands on real files of all kinds, with limits that are far out, and reads back what they
/// have written.
///
/// Every case has a number, and depends on nothing but it and the seed.
package struct FileFuzzer: Sendable {
  private let corpus = Corpus.shipped
  private let seed: UInt64

  package init(seed: UInt64) {
    self.seed = seed
  }

  /// Does one case.
  package func run(_ number: Int) -> Fuzzer.Outcome {
    let source = SeededGenerator(seed: seed &* 0x1_0000_0001 &+ UInt64(number) ^ 0xF11E)
    do {
      let trial = try FileCase(corpus, source: source)
      let (status, problem) = try run(trial)
      return Fuzzer.Outcome(
        isRefused: status == .badInput,
        problem: problem.map { "backstep \(trial.line): \($0)" })
    } catch {
      return Fuzzer.Outcome(isRefused: false, problem: "the folder could not be made or read")
    }
  }

  private func run(_ trial: FileCase) throws -> (ExitStatus, String?) {
    let world = FileWorld(corpus, mostLooks: trial.mostLooks, input: trial.input)
    world.openPipes = trial.openPipes
    defer { if let reader = trial.reader { close(reader) } }
    let before = try trial.folder.entries()
    guard case .exit(let status) = world.run(trial.words) else {
      return (.failed, "it opens the explorer")
    }
    let problem =
      try wordsProblem(world, status)
      ?? OutputReader.problem(world.output, of: trial.words)
      ?? folderProblem(trial, world, before)
      ?? savedProblem(trial, world, status)
      ?? formatsProblem(trial, world, status)
    return (status, problem)
  }

  // MARK: - Words

  private func wordsProblem(_ world: FileWorld, _ status: ExitStatus) -> String? {
    if !Fuzzer.isClean(world.errors) {
      return "it writes what acts on a terminal: \(world.errors.debugDescription.prefix(300))"
    }
    let lines = world.errors.split(separator: "\n")
    if status != .done, lines.isEmpty { return "no word says why it ends with \(status)" }
    if status == .badInput, lines.count != 1, world.output.isEmpty {
      return "not one line: \(world.errors.debugDescription.prefix(600))"
    }
    return nil
  }

  // MARK: - The folder

  private func folderProblem(
    _ trial: FileCase, _ world: FileWorld, _ before: [String: RealFolder.Entry]
  ) throws -> String? {
    let after = try trial.folder.entries()
    let saved = trial.saveName.flatMap { world.written[$0] }
    if let other = world.written.keys.first(where: { $0 != trial.saveName }) {
      return "it writes \(excerpt(other))"
    }
    if !trial.canSave, saved != nil { return "it saves where nothing can be saved" }
    let changed = saved == nil ? nil : trial.landing
    for name in Set(before.keys).union(after.keys) where name != changed {
      guard let old = before[name] else { return "it leaves \(excerpt(name)) behind" }
      guard let new = after[name] else { return "it takes \(excerpt(name)) away" }
      // Another name of the file that was saved shows what was saved, too.
      if let changed, old.identity == before[changed]?.identity {
        guard new == after[changed] else { return "\(excerpt(name)) is no longer the same file" }
        continue
      }
      guard old == new else { return "it changes \(excerpt(name)): \(old) to \(new)" }
    }
    guard let saved else { return nil }
    if let reader = trial.reader, RealFolder.drain(reader) != saved {
      return "what comes out of the pipe is not what was saved"
    }
    guard let changed else { return nil }
    return try landingProblem(trial, saved, changed, before[changed], after[changed])
  }

  private func landingProblem(
    _ trial: FileCase, _ saved: [UInt8], _ name: String, _ old: RealFolder.Entry?,
    _ new: RealFolder.Entry?
  ) throws -> String? {
    guard let new, new.isRegular else { return "nothing is saved as \(excerpt(name))" }
    if let old, old.mode != new.mode || old.links != new.links {
      return "\(excerpt(name)) is not what it was: \(old), \(new)"
    }
    if old == nil, new.mode & 0o7111 != 0 || new.links != 1 {
      return "\(excerpt(name)) is no ordinary file: \(new)"
    }
    // Only its owner's rights count; those of a mode without any are not tried.
    guard new.mode & 0o400 != 0 else { return nil }
    return try trial.folder.bytes(name) == saved ? nil : "\(excerpt(name)) is not what was saved"
  }

  // MARK: - Networks

  /// What is saved is read again as the same network, to the bit.
  private func savedProblem(
    _ trial: FileCase, _ world: FileWorld, _ status: ExitStatus
  ) throws -> String? {
    guard let saved = trial.saveName.flatMap({ world.written[$0] }) else { return nil }
    let contents: NetworkDocument.Contents
    do throws(DocumentError) {
      contents = try NetworkDocument.contents(of: JSONReader.readObject(saved))
    } catch {
      return "the saved network cannot be read: \(error.line(file: "saved"))"
    }
    let again = JSONWriter.document(
      NetworkDocument.output(contents.network, encoding: contents.encoding))
    guard Array(again.utf8) == saved else { return "the saved network is read as another one" }
    guard status == .done, trial.isRepeatable, !world.wasInterrupted else { return nil }
    return try trainedProblem(trial, contents)
  }

  /// Trains once more, without the command, and lets the saved network predict.
  private func trainedProblem(
    _ trial: FileCase, _ contents: NetworkDocument.Contents
  ) throws -> String? {
    var words = ["explore"] + trial.words.dropFirst().filter { $0 != "--json" }
    // When the error is looked at matters to what ends or diverges with it.
    var evaluateEvery: Int?
    for option in ["--save", "--evaluate-every"] {
      guard let index = words.firstIndex(of: option) else { continue }
      if option == "--evaluate-every" { evaluateEvery = Int(words[index + 1]) }
      words.removeSubrange(index...index + 1)
    }
    // The file that was read may have been saved over by now.
    let world = FileWorld(corpus, mostLooks: .max)
    guard case .explore(let exploration) = world.run(words) else {
      return "it cannot be opened again: \(world.errors)"
    }
    let lesson = exploration.lesson
    var training = Training(
      lesson.start, evaluateEvery: evaluateEvery ?? lesson.settings.evaluateEvery)
    while !training.advance(budget: 1 << 20) {}
    let bits = training.network.parameters.map(\.bitPattern)
    guard bits == contents.network.parameters.map(\.bitPattern) else {
      return "the saved network is not the one that was trained"
    }
    return predictionsProblem(trial, training.network, lesson)
  }

  private func predictionsProblem(
    _ trial: FileCase, _ network: Network, _ lesson: Lesson
  ) -> String? {
    guard network.shape.recurrence == nil, lesson.data.testExamples == nil,
      let table = trial.tablePath, let landing = trial.landing
    else { return nil }
    let words = ["predict", trial.folder.path(landing), "--json", "--data", table]
    let world = FileWorld(corpus, mostLooks: .max)
    guard case .exit(.done) = world.run(words) else {
      // A mode that lets nobody read is nobody's fault.
      return world.errors.contains("denied") ? nil : "it cannot predict: \(world.errors)"
    }
    var trainer = Trainer(network: network, settings: lesson.settings.training)
    let scale = lesson.data.encoding.targetScale
    let expected = (0..<lesson.data.examples.count).map { example -> [Double?] in
      trainer.forward(lesson.data.examples.inputs(of: example))
      let outputs = scale?.original(trainer.outputs) ?? Array(trainer.outputs)
      return outputs.map { $0.isFinite ? $0 : nil }
    }
    guard let answers = try? OutputReader.answers(world.output, isJSON: true) else {
      return "its answers cannot be read"
    }
    return OutputReader.areSame(answers, expected)
      ? nil : "the saved network predicts other numbers"
  }

  // MARK: - Formats

  /// `predict` answers the same numbers as CSV and as JSON.
  private func formatsProblem(
    _ trial: FileCase, _ world: FileWorld, _ status: ExitStatus
  ) -> String? {
    guard trial.words[0] == "predict", status == .done, trial.isRepeatable, !world.output.isEmpty
    else { return nil }
    let isJSON = trial.words.contains("--json")
    let words = isJSON ? trial.words.filter { $0 != "--json" } : trial.words + ["--json"]
    let other = FileWorld(corpus, mostLooks: .max, input: trial.input)
    guard case .exit(.done) = other.run(words),
      let first = try? OutputReader.answers(world.output, isJSON: isJSON),
      let second = try? OutputReader.answers(other.output, isJSON: !isJSON),
      OutputReader.areSame(first, second)
    else { return "as CSV and as JSON it answers different numbers" }
    return nil
  }
}
