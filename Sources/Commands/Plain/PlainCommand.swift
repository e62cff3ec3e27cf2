import Documents
import Explorer
import ExplorerViews
import Exploring
import Opening
import TextScreen

/// `explore --plain`: the explorer without a screen, in lines of text.
struct PlainCommand {
  let lesson: Lesson
  let configuration: Configuration
  /// The words of the command line.
  let words: [String]
  let world: World

  func run() throws(Failure) {
    world.beginWork()
    var keys = KeyMap.standard
    // What is wrong with them has been said.
    _ = keys.bind(configuration.keys)
    var state = State(lesson)
    state.lessonNames = world.lessons.map(\.name)
    var session = PlainSession(state, keys: keys)
    var driver = PlainDriver(world, keys: keys)
    try tell(session.open { driver.drive($0, &$1) })
    var lines = LineReader()
    var isAtEnd = false
    while !driver.isOver {
      if let line = lines.next() {
        try tell(session.take(line) { driver.drive($0, &$1) })
      } else if isAtEnd {
        break
      } else {
        try prompt()
        isAtEnd = try !read(&lines, &session, &driver)
      }
    }
    guard !driver.isEnded else { throw .interrupted() }
    // Whoever types has to come back by hand.
    guard world.isInputTerminal, let wayBack = session.state.wayBack(words) else { return }
    world.say("backstep: \(wayBack)")
  }

  /// Waits for something to be typed; returns whether there is more to come.
  private func read(
    _ lines: inout LineReader, _ session: inout PlainSession, _ driver: inout PlainDriver
  ) throws(Failure) -> Bool {
    while true {
      if world.isInterrupted() {
        guard session.isAsking, driver.heedsInterruption() else { throw .interrupted() }
        try tell(session.leavePrompt { driver.drive($0, &$1) })
        return true
      }
      let bytes: [UInt8]?
      do throws(FileProblem) {
        bytes = try world.readInput()
      } catch {
        throw .file("standard input", error, .badInput)
      }
      lines.take(bytes)
      guard let bytes else { return false }
      // What is typed comes by whole lines; of a pipe a piece may be a part of one.
      if bytes.contains(UInt8(ascii: "\n")) { return true }
    }
  }

  /// Shows that it waits, to somebody who types.
  private func prompt() throws(Failure) {
    guard world.isInputTerminal, world.isOutputTerminal else { return }
    try write("> ")
  }

  private func tell(_ reply: PlainSession.Reply) throws(Failure) {
    for problem in reply.problems { world.say(problem) }
    guard !reply.lines.isEmpty else { return }
    try write(reply.lines.map { $0 + "\n" }.joined())
  }

  private func write(_ text: String) throws(Failure) {
    do throws(OutputProblem) {
      try world.print(text)
    } catch {
      throw Failure(error)
    }
  }
}
