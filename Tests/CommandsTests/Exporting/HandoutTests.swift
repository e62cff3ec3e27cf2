import Commands
import TestSupport
import Testing

/// Traces for paper.
@Suite struct HandoutTests {
  private static let odd = """
    {"format": "backstep-network", "version": 1, "loss": "mean-squared-error",
     "inputs": ["age_2", "x.y", "i3"],
     "layers": [{"activation": "tanh", "units": ["h_x", "b2b", "h13"],
                 "weights": [[1, -2, 3e-9], [1, 1, 1], [0.5, 2, 1]], "biases": [-1e-7, 0, 1]},
                {"activation": "relu", "weights": [[1, 2, -3], [2, 1, 1]]},
                {"activation": "linear", "weights": [[1, 2], [3, -4]]}]}
    """
  private static let lesson = """
    {"format": "backstep-lesson", "version": 1, "name": "n", "title": "50% of $ & #1_{a} ~^\\\\ *é λ",
     "network": "net.json", "data": "xor.csv"}
    """
  private static let files = Files.all.merging([
    "odd.json": odd, "lesson.json": lesson,
    "rows.csv": "age_2,x.y,i3,s,t\n1,2,-3e-8,1,2\n1e7,2,3,4,5\n0,0,0,0,0\n",
  ]) { first, _ in first }

  private static let lines = [
    "worked-example", "worked-example --bias trained", "worked-example --update sequential",
    "one-weight --epochs 2", "odd.json --data rows.csv --batch full",
    "odd.json --data rows.csv --batch 2 --reduction sum", "lesson.json --steps 7",
    "worked-example --steps 30", "linear.json --data steep.csv --rate 1e300 --epochs 2",
  ]

  private func trace(_ line: String, _ format: String) throws -> String {
    let result = try backstep("trace \(line) --format \(format)", files: Self.files)
    #expect(result.status == 0)
    #expect(result.errors == "")
    return result.output
  }

  private func stepCount(_ line: String) throws -> Int {
    try trace(line, "json").split(separator: "\n").count
  }

  @Test(arguments: lines) func inMarkdownEveryStepIsNumbered(line: String) throws {
    let numbers = try trace(line, "markdown").split(separator: "\n").compactMap {
      $0.firstMatch(of: /^([0-9]+)\. `/).flatMap { Int($0.1) }
    }
    #expect(numbers == Array(1..<(try stepCount(line)) + 1))
  }

  @Test func inMarkdownAStepIsItsFormulaWithNumbersAndASentence() throws {
    let text = try trace("worked-example", "markdown")
    #expect(
      text.contains(
        "\n24. `∂E/∂w5 = δ_o1 · ∂net_o1/∂w5 = 0.138498562 · 0.593269992 = 0.082167041`\n"
          + "    If w5 grows a little, "))
    #expect(text.contains("\n| `w5`      | `out_h1` | `o1`       | sigmoid    | `0.4`  |\n"))
    let row = "\n| `∂E/∂w5`          | `δ_o1 · ∂net_o1/∂w5`           | `0.082167041`  |\n"
    #expect(text.contains(row))
  }

  @Test(arguments: lines) func tablesOfMarkdownAreAligned(line: String) throws {
    var widths: [Int] = []
    for line in try trace(line, "markdown").split(separator: "\n", omittingEmptySubsequences: false)
    {
      guard line.hasPrefix("|") else {
        #expect(Set(widths).count <= 1)
        widths = []
        continue
      }
      #expect(line.hasSuffix("|"))
      widths.append(line.count)
    }
  }

  @Test func noSignOfATitleMeansAnythingToMarkdown() throws {
    let title = try trace("lesson.json", "markdown").split(separator: "\n")[0]
    #expect(title == ##"# 50% of \$ \& \#1\_{a} \~^\\ \*é λ"##)
  }

  @Test func inASCIIMarkdownIsASCII() throws {
    #expect(isASCII(try trace("worked-example --ascii", "markdown")))
  }

  @Test func aCutTraceListsTheDerivativesItHas() throws {
    let text = try trace("worked-example --steps 24", "markdown")
    #expect(text.contains("| `∂E/∂w5` "))
    #expect(!text.contains("| `∂E/∂w6` "))
    #expect(!(try trace("worked-example --steps 19", "markdown").contains("### Derivatives")))
  }

  @Test func symbolsOfLaTeXAreSetAsMathematics() throws {
    let text = try trace("worked-example", "latex")
    #expect(
      text.contains(
        """
        \\frac{\\partial E}{\\partial w_5} &= \\delta_{o_1}  \\cdot  \
        \\frac{\\partial \\mathit{net}_{o_1}}{\\partial w_5} \\tag*{24} \\\\
        &= 0.138498562  \\cdot  0.593269992 = 0.082167041
        """))
    #expect(text.contains("\\mathit{out}_{h_1} &= \\frac{1}{1 + e^{-\\mathit{net}_{h_1}}}"))
    #expect(text.contains("$w_5$ & $\\mathit{out}_{h_1}$ & $o_1$ & sigmoid & $0.4$ \\\\"))
  }

  @Test func powersOfTenAreSetAsPowers() throws {
    let text = try trace("odd.json --data rows.csv", "latex")
    #expect(text.contains("{3 \\times 10^{-9}}"))
    #expect(!text.contains("e-0"))
    #expect(text.contains("\\mathit{age\\_2}"))
    #expect(text.contains("\\mathit{out}_{h_{13}}"))
  }

  @Test(arguments: lines) func everyStepOfLaTeXHasItsNumber(line: String) throws {
    let numbers = try trace(line, "latex").matches(of: /\\tag\*\{([0-9]+)\}/).map { Int($0.1) }
    #expect(numbers == Array(1..<(try stepCount(line)) + 1))
  }

  /// What would keep LaTeX from compiling, as far as it can be seen from the text.
  @Test(arguments: lines) func bracesAndEnvironmentsOfLaTeXAreClosed(line: String) throws {
    let text = try trace(line, "latex")
    var open = 0
    var isEscaped = false
    for character in text {
      if !isEscaped, character == "{" { open += 1 }
      if !isEscaped, character == "}" { open -= 1 }
      isEscaped = character == "\\" && !isEscaped
      #expect(open >= 0)
    }
    #expect(open == 0)
    var environments: [Substring] = []
    for match in text.matches(of: /\\(begin|end)\{([a-z*]+)\}/) {
      if match.1 == "begin" {
        environments.append(match.2)
      } else {
        #expect(environments.popLast() == match.2)
      }
    }
    #expect(environments.isEmpty)
    #expect(text.unicodeScalars.allSatisfy { $0.isASCII || $0 == "é" })
    #expect(!text.contains("}^{2}^") && !text.contains("^{+}^"))
    #expect(text.hasSuffix("\\end{document}\n"))
  }

  @Test(arguments: lines) func laTeXCompilesIt(line: String) throws {
    guard Self.hasLaTeX else { return }
    let folder = try Folder()
    let path = try folder.write("handout.tex", trace(line, "latex"))
    let terminal = try PseudoTerminal(
      "/bin/sh",
      ["-c", "exec pdflatex -draftmode -halt-on-error -output-directory \(folder.path) \(path)"],
      environment: Reader.environment)
    let isCompiled = try terminal.waitForExit(within: 60) == .code(0)
    #expect(isCompiled, "\(String(decoding: terminal.output.suffix(600), as: UTF8.self))")
  }

  private static let hasLaTeX: Bool = {
    let terminal = try? PseudoTerminal(
      "/bin/sh", ["-c", "exec pdflatex --version"], environment: Reader.environment)
    let isInstalled = (try? terminal?.waitForExit(within: 60)) == .code(0)
    if !isInstalled { print("SKIPPED: handouts are not compiled, for there is no pdflatex here") }
    return isInstalled
  }()

  @Test(arguments: ["markdown", "latex"])
  func anInterruptedHandoutIsWhole(format: String) throws {
    let world = try CommandWorld()
    world.looksBeforeInterruption = 1
    #expect(world.run("trace worked-example --epochs 9 --format \(format)").status == 130)
    #expect(world.output == (try trace("worked-example", format)))
  }
}
