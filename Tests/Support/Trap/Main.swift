import CursesTerminal
import TextScreen

/// Puts the screen up as the program does, and fails when a key comes.
///
/// `backstep-trap FAULT main|worker`: how, and on which thread.
@main
struct Main {
  static func main() throws {
    var terminal = try Terminal()
    var buffer = ScreenBuffer(size: terminal.size)
    buffer.write("press a key", at: Point(row: 0, column: 0))
    terminal.present(buffer)
    while terminal.wait(milliseconds: nil) {
      while let event = terminal.nextEvent() {
        if event == .hangUp { return }
        let isWorker = CommandLine.arguments.last == "worker"
        // This thread goes on waiting for keys meanwhile.
        if isWorker { Task.detached { fail() } } else { fail() }
      }
    }
  }

  private static func fail() {
    let words = CommandLine.arguments.dropFirst()
    if let fault = words.first.flatMap(Fault.init) { fault.happen() }
  }
}
